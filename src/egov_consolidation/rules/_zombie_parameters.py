"""The thresholds of zombie systems. No text gives a number, so none has a default: unset, nothing is decided."""

from __future__ import annotations

from egov_consolidation.inventory import NOT_YET
from egov_consolidation.rules._annex import cite
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text

_DAYS = Text(en="days", zh="天")
_NO_NUMBER = Text(
    en="The criterion stands in the survey of Pingdingshan of 2021 (平顶山), which gives no number.",
    zh="该标准见平顶山市2021年调查通知，未规定数值。",
)

IDLE = Parameter(
    id="ZS04.idle_days",
    about=Text(en="from how many idle days on resources are idle for long", zh="资源空闲多少天起视为“长期空闲”"),
    unit=_DAYS,
    reason=_NO_NUMBER,
    least=0,
    is_whole=True,
)
"""From how long on resources are idle for long (资源长期空闲)."""

MAINTENANCE_STOPPED = Parameter(
    id="ZS04.unmaintained_days",
    about=Text(
        en="from how many days without maintenance on it has stopped", zh="多少天未运维更新起视为“运维停止更新”"
    ),
    unit=_DAYS,
    reason=_NO_NUMBER,
    least=0,
    is_whole=True,
)
"""From how long on maintenance has stopped (运维停止更新)."""

FEW_USERS = Parameter(
    id="ZS04.users",
    about=Text(en="up to how many users the scope of use is small", zh="使用人数不超过多少视为“使用范围小”"),
    unit=Text(en="users", zh="人"),
    reason=_NO_NUMBER,
    least=0,
    is_whole=True,
)
"""Up to how many users the scope of use is small (使用范围小)."""

RARELY_USED = Parameter(
    id="ZS04.uses_per_month",
    about=Text(
        en="up to how many uses a month the frequency of use is low", zh="月均使用次数不超过多少视为“使用频度低”"
    ),
    unit=Text(en="uses a month", zh="次/月"),
    reason=_NO_NUMBER,
    least=0,
)
"""Up to how many uses a month the frequency of use is low (使用频度低)."""

REGIONS_DUE = Parameter(
    id="ZS05.due_of_regions",
    about=Text(en="the last day of the deadline that the plan sets for regions", zh="方案对各地区规定的完成期限"),
    unit=Text(en="day", zh="日"),
    measure=Measure.DAY,
    value=NOT_YET.toordinal(),
    reason=Text(
        en="A plan that asks regions for nothing sets no day: none comes.", zh="方案未对各地区提出要求的，无此期限。"
    ),
)
"""By when regions have to be done, where a plan asks them."""

STILL_OPEN = Parameter(
    id="ZS05.open",
    about=Text(
        en="how many listed systems a unit may still have to dispose of when its clean-up is basically complete",
        zh="一个单位未处置的清单内系统不超过多少个视为清理工作“基本完成”",
    ),
    unit=Text(en="systems", zh="个"),
    cites=(cite("1.2", "基本完成"),),
    least=0,
    is_whole=True,
)
"""How many listed systems may be open when clean-up is basically complete (基本完成)."""
