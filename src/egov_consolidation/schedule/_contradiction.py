"""What is said of a change with which tasks would have to wait for themselves."""

from __future__ import annotations

from egov_consolidation.wording import Text

CONTRADICTION = Text(
    en="change: with it some tasks would have to wait for themselves, because of a longest time between two of them",
    zh="变动：由于两项任务之间设有最长间隔，变动后将出现任务等待自身的矛盾",
)
