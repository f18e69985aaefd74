"""What is asked of a waiver: that it is in force, needed and permitted.

These are no rules of the rulebook, since they speak about what the others have found.
"""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from egov_consolidation.findings import RuleSummary, Severity, Verdict
from egov_consolidation.wording import Text

IN_FORCE, MATCHES, PERMITTED = "WV01", "WV02", "WV03"
"""Ids of what is asked: waiver-is-in-force, waiver-matches-a-finding, waiver-is-permitted."""

WAIVER_RULES: Mapping[str, RuleSummary] = {
    IN_FORCE: RuleSummary(title=Text(en="A waiver is in force", zh="豁免在有效期内")),
    MATCHES: RuleSummary(title=Text(en="A waiver matches a finding", zh="豁免与所查问题对应")),
    PERMITTED: RuleSummary(title=Text(en="A waiver is of a rule that holds in principle", zh="豁免只用于“原则上”条款")),
}
"""What is asked of a waiver, by id."""

_HEAD = Text(
    en="waiver of {rule} for {subjects}, approved by {approver}: ",
    zh="{approver}批准的豁免（规则 {rule}，对象 {subjects}）：",
)


@attrs.frozen(kw_only=True)
class Objection:
    """What is held against a waiver.

    Attributes:
        rule_id: Id of what is asked.
        verdict: `FAIL` or `UNKNOWN`.
        severity: How much it weighs.
        words: What is said.
    """

    rule_id: str
    verdict: Verdict = Verdict.FAIL
    severity: Severity = Severity.WARNING
    words: Text

    @property
    def template(self) -> Text:
        """The whole message, with places for what the waiver says."""
        return Text(en=_HEAD.en + self.words.en, zh=_HEAD.zh + self.words.zh)


EXPIRED = Objection(
    rule_id=IN_FORCE,
    words=Text(
        en="ended on {last_day}, permits nothing on {as_of}. have it approved anew, or mend what departs and remove it",
        zh="已于 {last_day} 到期，截至 {as_of} 不再有效；须重新报批，或整改后删除",
    ),
)
NOT_BEGUN = Objection(
    rule_id=IN_FORCE,
    severity=Severity.NOTE,
    words=Text(
        en="begins on {first_day}, permits nothing on {as_of}", zh="自 {first_day} 起生效，截至 {as_of} 尚未生效"
    ),
)
UNMATCHED = Objection(
    rule_id=MATCHES,
    words=Text(
        en="the rule finds nothing about exactly these subjects. correct them, or remove the waiver",
        zh="该规则未查出与之对应的问题；请核对对象，已整改的应删除该豁免",
    ),
)
UNDECIDED = Objection(
    rule_id=MATCHES,
    verdict=Verdict.UNKNOWN,
    words=Text(
        en="whether there is anything to permit cannot be decided, needs {missing}",
        zh="缺少{missing}，无法判定是否存在可豁免的问题",
    ),
)
NOT_PERMITTED = Objection(
    rule_id=PERMITTED,
    severity=Severity.ERROR,
    words=Text(
        en="permits nothing, since the rule does not hold in principle (原则上) only. mend what departs",
        zh="不予适用，只有“原则上”条款可以豁免，该规则不在此列；所涉问题须整改",
    ),
)
