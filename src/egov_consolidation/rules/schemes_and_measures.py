"""Schemes and measures that the plan orders: handed in by their day, with what they have to contain."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.inventory import AttachmentKind
from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._deliverable_contents import with_attachments, with_timetable_once_accepted
from egov_consolidation.rules._judging_deliverables import deliverable_rule, judged
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._rule import Basis
from egov_consolidation.wording import Text


@deliverable_rule(
    "FI01",
    "project-measures-amended",
    title=Text(
        en="The measures for projects are amended by the day of the row: approval is simpler, and others may invest",
        zh="按期修订项目管理办法，简化审批流程，完善社会投资参与的规定",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.3.3", "进一步简化审批流程，完善社会投资参与的相关规定"),),
    reason=Text(
        en="The row names the two amendments. That they are shown by an excerpt of each, attached, is a judgement.",
        zh="该行写明了两方面的修订内容。以附上相应条文为证，系本规则的判断。",
    ),
)
def project_measures_amended(ctx: Context) -> Iterator[Outcome]:
    """The measures for projects are amended by the day of the row: approval is simpler, and others may invest.

    What:   looks for a submission of the amended measures by the last day of the row, with the provisions that simplify
            approval and those on non-government investment attached. Not applicable up to that day. Undecided where a
            datum is missing.
    Why:    measures that were issued anew with one of the two left out look amended and are not.
    Fix:    amend what is missing, and attach the provisions to the submission.
    Limits: does not read the provisions: whether approval did become simpler is for people to say.
    """
    papers = with_attachments(AttachmentKind.SIMPLER_APPROVAL, AttachmentKind.OUTSIDE_INVESTMENT)
    return judged(ctx, "FI01", papers)


@deliverable_rule(
    "SU08",
    "institution-scheme-with-days",
    title=Text(
        en="The scheme for integrating institutions is handed in by the day of the row, and sets days of its own",
        zh="按期提出事业单位整合方案，并写明时间安排",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.1.1", "提出整合方案报市政府"), cite("2.1.2", "根据方案")),
    reason=Text(
        en="The one row orders the scheme; the other is due as the scheme says (根据整合方案时间要求), so that one "
        "without days leaves it without a deadline. That a scheme which was not accepted needs none is a judgement.",
        zh="前一行要求提出方案，后一行的完成时限为“根据整合方案时间要求”，方案无时间安排，后者即无时限。"
        "方案未获批准的不要求时间安排，系本规则的判断。",
    ),
)
def institution_scheme_with_days(ctx: Context) -> Iterator[Outcome]:
    """The scheme for integrating institutions is handed in by the day of the row, and sets days of its own.

    What:   looks for a submission of the scheme by the last day of the row, to whom the row names, with a timetable
            attached unless the scheme was not accepted. Not applicable up to the last day. Undecided where a datum is
            missing.
    Why:    another row waits for the days that the scheme sets; without them its work is due on no day at all.
    Fix:    hand the scheme in, and attach its timetable.
    Limits: whether the days of the timetable are kept is judged where the row that waits for them is.
    """
    return judged(ctx, "SU08", with_timetable_once_accepted())
