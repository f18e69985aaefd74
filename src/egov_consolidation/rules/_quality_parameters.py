"""The limits of schedule assessments, each with the document that was read.

DCMA's own pamphlet (DCMA-EA PAM 200.1, October 2012) was not read: its limits are quoted from the GAO's guide and from
the manuals of scheduling tools that apply them.
"""

from __future__ import annotations

from egov_consolidation.model import Citation
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

GAO = "GAO-16-89G"
"""U.S. Government Accountability Office, Schedule Assessment Guide, December 2015."""

_OF_TASKS = Text(en="percent of the dated tasks", zh="%（占有完成时限的任务）")
_OF_DEPENDENCIES = Text(en="percent of the dependencies", zh="%（占全部依赖关系）")
_EXACTLY = Text(
    en="Exactly so many pass, and so does one alone, whatever its share. Such limits begin a closer look, and decide "
    "nothing by themselves.",
    zh="恰为限值的，以及仅有一项的，均视为符合。此类限值只是进一步分析的起点，本身不构成结论。",
)


def _point(number: int) -> Text:
    """Return the reason for a limit that stands in DCMA's assessment."""
    template = Text(
        en="Point {number} of DCMA's 14-point assessment. {exactly}",
        zh="美国国防合同管理局（DCMA）14 项评估第 {number} 项。{exactly}",
    )
    return template.fill(number=number, exactly=_EXACTLY)


OPEN_ENDS = Parameter(
    id="SQ01.most",
    about=Text(en="how many tasks may lack a predecessor or a successor", zh="缺少前置或后续任务的任务最多占多少"),
    unit=_OF_TASKS,
    value=5,
    cites=(
        Citation(
            document=f"{GAO}, appendix VII",
            quote="no more than 5 percent of remaining tasks should be missing predecessor or successor logic",
        ),
    ),
    reason=_point(1),
    least=0,
    most=100,
)
"""Up to which share tasks may hang loose."""

LAGS = Parameter(
    id="SQ03.most",
    about=Text(en="how many dependencies may have a lag", zh="设有间隔天数的依赖关系最多占多少"),
    unit=_OF_DEPENDENCIES,
    value=5,
    cites=(
        Citation(
            document="Bentley Schedules API, DCMA 14-Point Assessment",
            quote="Measures the percentage of task links that use positive lag.",
        ),
    ),
    reason=_point(3),
    least=0,
    most=100,
)
"""Up to which share dependencies may have a lag."""

OTHER_THAN_FS = Parameter(
    id="SQ04.most",
    about=Text(en="how many dependencies may be other than FS", zh="“完成—开始”（FS）以外的依赖关系最多占多少"),
    unit=_OF_DEPENDENCIES,
    value=10,
    cites=(
        Citation(
            document="Oracle F33532-01, Schedule Assessment Thresholds",
            quote="it should account for at least 90% of the relationship types being used",
        ),
    ),
    reason=_point(4),
    least=0,
    most=100,
)
"""Up to which share dependencies may tie other events than a finish to a start."""

LONGEST = Parameter(
    id="SQ06.longest",
    about=Text(
        en="how many working days a span without a deadline on the way may have",
        zh="距上一时间节点最多多少个工作日，超过即为跨度过长",
    ),
    unit=Text(en="working days", zh="个工作日"),
    value=44,
    cites=(
        Citation(
            document="Oracle F33532-01, Schedule Assessment Thresholds",
            quote="This metric looks at incomplete tasks that have a baseline duration greater than 44 working days",
        ),
    ),
    reason=Text(
        en="Two months of work: points 6 and 8 of DCMA's 14-point assessment, which count float and durations, put to "
        "the deadlines of a plan that has neither. Exactly so many pass.",
        zh="约两个月的工作时间：DCMA 14 项评估第 6、8 项以此衡量时差和工期；印发的方案二者皆无，故用于衡量完成时限之"
        "间的跨度。恰为限值的视为符合。",
    ),
    least=0,
    is_whole=True,
)
"""From which length on a span without a deadline is long."""

LONG_SPANS = Parameter(
    id="SQ06.most",
    about=Text(en="how many tasks may have a long span before them", zh="时间跨度过长的任务最多占多少"),
    unit=_OF_TASKS,
    value=5,
    cites=(
        Citation(
            document="Elecosoft Powerproject, “Large float” quality metric",
            quote="With the duration set to 44d and the pass and fail boundaries set to 95.00%, this metric meets the "
            "requirements of DCMA test 6 (High float).",
        ),
    ),
    reason=_point(6),
    least=0,
    most=100,
)
"""Up to which share tasks may have a long span before them."""

ON_ONE_DAY = Parameter(
    id="SQ09.most",
    about=Text(en="how many tasks of one unit may be due on one day", zh="同一单位同日到期的任务最多有多少"),
    unit=Text(en="tasks", zh="项"),
    value=3,
    reason=Text(
        en="Chosen by the annex: there all units but one have one or two tasks due on a day, and 市政府办公厅 has "
        "five on 2018-06-30 and four on 2018-12-31.",
        zh="参照附件选定：除市政府办公厅外，各单位同日到期的任务为一至两项；市政府办公厅 2018-06-30 有五项，"
        "2018-12-31 有四项。",
    ),
    least=0,
    is_whole=True,
)
"""How many deadlines a unit can look after on one day."""
