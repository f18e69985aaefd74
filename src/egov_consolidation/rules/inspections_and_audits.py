"""Inspections, audits and notices that the plan orders: made by their day, of whom they have to look at, every year."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._deliverable_contents import covers_every_department, with_sample
from egov_consolidation.rules._judging_deliverables import deliverable_rule, judged, since
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._rule import Basis
from egov_consolidation.wording import Text

_FIRST_YEAR = Text(
    en="That the first full calendar year after the plan was issued is the first that counts is a judgement: the row "
    "says 每年 and no more.",
    zh="自印发后第一个完整年度起算，系本规则的判断：该行只写“每年”。",
)


@deliverable_rule(
    "ZS07",
    "clean-up-spot-audited",
    title=Text(
        en="The clean-up is spot-audited by the day of the row, and the audit says of whom",
        zh="按期对清理情况进行抽检审计，并列明抽检单位",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.5.3", "对各部门政务信息系统清理情况进行抽检审计"),),
    reason=Text(
        en="The row orders a spot audit (抽检审计). That its report names the units in the sample is a judgement: else "
        "nobody knows what was audited.",
        zh="该行要求抽检审计。审计结果须列明抽检单位，系本规则的判断：否则无从知道抽查了谁。",
    ),
)
def clean_up_spot_audited(ctx: Context) -> Iterator[Outcome]:
    """The clean-up is spot-audited by the day of the row, and the audit says of whom.

    What:   looks for a submission of the audit's results by the last day of the row, which names at least one unit in
            the sample. Not applicable up to that day. Undecided where a datum is missing.
    Why:    without a look at the systems themselves, clean-up is what departments say it is.
    Fix:    carry out the spot audit, and record its results with the day and the units in the sample.
    Limits: the row does not say how large the sample must be, nor whom to draw, so neither is judged; elsewhere (赣州,
            2018) units that report late, carelessly or far from the average come first.
    """
    return judged(ctx, "ZS07", with_sample())


@deliverable_rule(
    "SU01",
    "special-inspection-of-all",
    title=Text(
        en="A special inspection of clean-up and integration covers every department, by the day of the row",
        zh="按期开展清理整合情况专项督查，覆盖各部门",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.2", "对各部门政务信息系统清理整合情况进行专项督查"),),
    reason=Text(
        en="The row says 各部门. That the unit that inspects need not inspect itself is a judgement.",
        zh="该行要求督查的对象为“各部门”。督查单位自身不计在内，系本规则的判断。",
    ),
)
def special_inspection_of_all(ctx: Context) -> Iterator[Outcome]:
    """A special inspection of clean-up and integration covers every department, by the day of the row.

    What:   looks for a submission of the inspection's report by the last day of the row. All reports that are there on
            the day of the check must together cover every department, by the roster, else by the inventory; only the
            unit that inspects need not be. Not applicable up to the last day. Undecided where a datum is missing,
            and where nobody says who the departments are.
    Why:    a department that knows that it is never inspected has no reason to hurry.
    Fix:    inspect the departments that are left, and record in the report whom it covers.
    Limits: does not see how thoroughly anybody was inspected. A report that came after the last day counts for whom it
            covers, once another came in time.
    """
    return judged(ctx, "SU01", covers_every_department)


@deliverable_rule(
    "SU02",
    "progress-notified-every-year",
    title=Text(
        en="Progress of the work is notified every year",
        zh="每年通报落实工作进展情况",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(cite("2.2.15", "及时通报进展情况"),),
    reason=_FIRST_YEAR,
    parameters=(since("SU02"),),
)
def progress_notified_every_year(ctx: Context) -> Iterator[Outcome]:
    """Progress of the work is notified every year.

    What:   looks, for each year that is over, for a submission of the notice for that year by its end. Not applicable
            to the year that is not over yet. Undecided where a datum is missing.
    Why:    what nobody is told of, nobody catches up with.
    Fix:    issue the notice for the year that is missing, and record the year that it is for.
    Limits: the row says 及时 (in good time) and no number; one notice a year is the least that it can mean. Does not
            look into the notice.
    """
    return judged(ctx, "SU02")


@deliverable_rule(
    "SU04",
    "audited-every-year",
    title=Text(
        en="Information systems are audited every year, and the results are reported to the government",
        zh="每年审计政务信息系统，审计结果报本级政府",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("2.5.4", "加强对政务信息系统的审计，保障专项资金使用的真实性、合法性和效益性"),
        cite("2.5.4", "审计结果及时报市政府"),
    ),
    reason=_FIRST_YEAR,
    parameters=(since("SU04"),),
)
def audited_every_year(ctx: Context) -> Iterator[Outcome]:
    """Information systems are audited every year, and the results are reported to the government.

    What:   looks, for each year that is over, for a submission of the results for that year by its end, to whom the row
            names. Not applicable to the year that is not over yet. Undecided where a datum is missing.
    Why:    money that is looked at every year is spent otherwise than money that is not.
    Fix:    carry out the audit of the year that is missing and report its results; record the year that they are for.
    Limits: the row says 及时 (in good time) and no number, so that the end of the year counts. Whether the audit looked
            at truth, legality and benefit (真实性、合法性和效益性) stands in its text and is not judged.
    """
    return judged(ctx, "SU04")
