"""The signs of the pictures: letters, colours, fonts, and what they mean."""

from __future__ import annotations

from egov_consolidation.wording import Text

CRITICAL_SIGN = "★"
"""The sign of a critical task, of the characters that a Chinese console can print."""

LATE_SIGN = "!"
"""The sign of a deadline that the dates miss."""

CRITICAL, PLAIN, FLOAT, CONFLICT = "#b3261e", "#8fb0d3", "#c3ccd6", "#b25e00"
"""Colours of critical tasks, of others, of float, and of deadlines against the order of work.

Critical tasks are the darker ones too: whoever sees no colours, or prints without, still sees the chain.
"""

INK, FAINT, GRID, STRIPE, PAPER = "#1f2933", "#52606d", "#d9dee4", "#f5f7f9", "#ffffff"
"""Colours of words, of lesser words, of lines, of every second row, and of the ground."""

FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"
"""Families that have Chinese, the best first."""

LEGEND = {
    "critical": Text(en="★ critical", zh="★ 关键任务"),
    "task": Text(en="not critical", zh="非关键任务"),
    "float": Text(en="total float", zh="总时差"),
    "deadline": Text(en="deadline kept", zh="完成时限（按期）"),
    "late": Text(en="deadline missed", zh="完成时限（逾期）"),
    "conflict": Text(en="deadline against the order of work", zh="时限与工作次序相悖"),
    "data_date": Text(en="data date", zh="数据日期"),
}
"""What the signs of a picture mean."""
