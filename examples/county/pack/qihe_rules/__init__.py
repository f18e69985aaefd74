"""A rule that the invented county has of its own: what its annex asks and no other rule judges."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import LeasedLine, Money, UnitKind
from egov_consolidation.model import Citation
from egov_consolidation.rules import Basis, Strength, due, record_rule
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text


@record_rule(
    "QH01",
    "township-lines-are-cheap",
    on=LeasedLine,
    title=Text(
        en="A line that a township rents costs at most 2000 yuan a month", zh="乡镇租用线路每月租费不超过2000元"
    ),
    basis=(Basis.STATED,),
    cites=(Citation(document="qihe-2023", row="14", quote="各乡镇租用线路，每条每月租费不得超过2000元"),),
    strength=Strength.MUST_NOT,
    severity=Severity.WARNING,
    parameters=(due("QH01"),),
    holds_after="due",
    departs=Text(
        en="{subject}: {unit} pays {monthly_rent} a month, must pay at most 2,000 yuan since {due}",
        zh="{subject}：{unit}每月租费 {monthly_rent}，自 {due} 以后不得超过 2000元",
    ),
    since="0.1",
)
def township_lines_are_cheap(line: RecordHandle, _: ParameterHandle) -> Check:
    """A line that a township rents costs at most 2000 yuan a month.

    What:   looks at the rent of each line of a township that is not cancelled. Not applicable to other lines, and until
            the day that the plan sets is over.
    Why:    the county has a contract at that price.
    Fix:    rent the line under the county's contract.
    Limits: does not know what a line carries.
    """
    return Check(
        applies=(line.unit.kind == UnitKind.REGION) & line.rented_by_unit & (line.cancelled_on > AS_OF),
        require=line.monthly_rent <= Money.parse("2000元"),
    )
