"""A permission to depart from a rule."""

from __future__ import annotations

import attrs

from egov_consolidation.dates import Day
from egov_consolidation.errors import ModelError
from egov_consolidation.wording import Text

_DISORDER = Text(
    en="waiver of {rule}: its last day {last} lies before its first day {first}, must not",
    zh="规则 {rule} 的豁免：截止日期 {last} 早于起始日期 {first}，须不早于起始日期",
)
_NEEDED = Text(en="waiver: {name} is empty, must be given", zh="豁免：{name} 为空，必须填写")


@attrs.frozen(kw_only=True)
class Waiver:
    """A dated, signed permission to depart from a rule that holds in principle.

    It permits what one rule finds of exactly these subjects, and nothing else: a permission is never read wider than
    it says. Findings that cannot be decided it leaves alone, since nobody knows what it would permit.

    Attributes:
        rule_id: Id of the rule.
        subjects: Ids of what the finding speaks about, in the order in which the rule speaks of them.
        reason: Why the departure is permitted.
        approver: Who permitted it.
        first_day: The first day on which it permits anything.
        last_day: The last day on which it does: that day is included.
        evidence: The document by which it was permitted; empty where none is named.
        document: Name of the file in which it stands, for citations.
        path: Where in the file it stands, for messages; empty where it stands in none.

    Raises:
        ModelError: It names no rule, no subject, no reason or nobody who permitted it, or ends before it begins.
    """

    rule_id: str
    subjects: tuple[str, ...]
    reason: str
    approver: str
    first_day: Day
    last_day: Day
    evidence: str = ""
    document: str = "waivers.toml"
    path: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a permission that would mean nothing."""
        named = {"rule_id": self.rule_id, "reason": self.reason, "approver": self.approver, "document": self.document}
        blank = tuple(name for name, words in named.items() if not words.strip())
        if not self.subjects or not all(one.strip() for one in self.subjects):
            blank = (*blank, "subjects")
        if blank:
            raise ModelError(_NEEDED.fill(name=blank))
        if self.last_day < self.first_day:
            raise ModelError(_DISORDER.fill(rule=self.rule_id, last=self.last_day, first=self.first_day))

    def place(self, key: str) -> str:
        """Return where one of its keys stands, for messages.

        Examples:
            >>> first = Day(2018, 1, 1)
            >>> told = {"reason": "过渡期", "approver": "市政府办公厅", "path": "$.waivers[0]"}
            >>> Waiver(rule_id="NW05", subjects=("lines/7",), first_day=first, last_day=first, **told).place("rule")
            'waivers.toml $.waivers[0].rule'
        """
        return f"{self.document} {self.path}.{key}" if self.path else self.document

    def is_in_force(self, as_of: Day) -> bool:
        """Return whether it permits anything on a day; on its last day it still does."""
        return self.first_day <= as_of <= self.last_day
