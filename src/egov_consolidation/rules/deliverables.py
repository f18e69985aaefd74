"""Deliverables: handed in by their day, to whom they go, and every year where they recur."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.rules._context import Context
from egov_consolidation.rules._judging_deliverables import by_its_day, deliverable_rule, since, to_its_recipients
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._owed_things import owed_things
from egov_consolidation.rules._rule import Basis
from egov_consolidation.wording import Text


@deliverable_rule(
    "DV01",
    "deliverables-in-time",
    title=Text(
        en="Every unit hands in what the plan orders it to make, by the day of the task",
        zh="各单位按完成时限报送方案规定的成果",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    reason=Text(
        en="The rows order things to be made and set their days. That a thing which nobody recorded is missing is a "
        "judgement: what cannot be shown cannot be audited.",
        zh="各项任务规定了应形成的成果和完成时限。未登记报送的视为未完成，系本规则的判断：没有材料，就无从核查。",
    ),
)
def deliverables_in_time(ctx: Context) -> Iterator[Outcome]:
    """Every unit hands in what the plan orders it to make, by the day of the task.

    What:   looks, for each thing that a task orders and each unit that owes it, for a submission of that name by that
            unit, on the last day of the task or before. Who owes it are the lead units; of a group its members by the
            roster, else the units of that kind in the inventory. A thing that is late weighs less than one that is
            missing. Not applicable up to the last day, and where the duty is standing. Undecided where a datum is
            missing, where nobody says who the members are, and where something else has yet to set the day; once it is
            set, the ledger says so.
    Why:    a plan is carried out when the things that it orders are there, and not when everybody says so.
    Fix:    hand the thing in; if it was, record by whom, under the plan's name of it, and on which day.
    Limits: things that a clause of the plan gives to a rule of their own are judged by that rule alone, and yearly ones
            by DV03. Of a platform or a centre what is handed in is the record that it was accepted; whether it stands
            is another rule's matter. Does not look into what was handed in. A unit on the roster owes also where it was
            abolished since.
    """
    for owed in owed_things(ctx, "DV01", assigned=False):
        if owed.task.deadline.recurrence is None:
            yield by_its_day(ctx, owed)


@deliverable_rule(
    "DV02",
    "deliverables-to-their-recipients",
    title=Text(
        en="What a unit hands in goes to whom the row names",
        zh="成果报送至该项任务指定的单位",
    ),
    basis=(Basis.STATED,),
    reason=Text(
        en="The rows say to whom their things go (报…, 发至…).",
        zh="各项任务写明了成果的报送、发送对象（“报……”“发至……”）。",
    ),
    parameters=(since("DV02"),),
)
def deliverables_to_their_recipients(ctx: Context) -> Iterator[Outcome]:
    """What a unit hands in goes to whom the row names.

    What:   looks to whom each thing went that was handed in: each recipient that the row names must have it, and in
            time where it was handed in in time. Not applicable to things for which no row names a recipient, to what
            was not handed in, and up to the last day of the task. Undecided where it is not recorded to whom it went.
    Why:    what lies with the wrong office is not used, and the office that waits for it believes it is missing.
    Fix:    send the thing to the recipient that the row names, or record that it went there.
    Limits: things that a clause of the plan gives to a rule of their own are judged by that rule alone. A recipient is
            recognised by the name that the row prints, or by another name that the plan or the roster knows; a group
            (各部门) by the words that name it.
    """
    for owed in owed_things(ctx, "DV02", assigned=False):
        yield to_its_recipients(ctx, owed)


@deliverable_rule(
    "DV03",
    "yearly-deliverables-every-year",
    title=Text(
        en="What is to be made every year is handed in for each year that is over",
        zh="每年形成的成果逐年报送",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    reason=Text(
        en="The rows say 每年. That the first full calendar year after the plan was issued is the first that counts is "
        "a judgement: no row says whether the year of issue does.",
        zh="有关任务的完成时限为“每年”。自印发后第一个完整年度起算，系本规则的判断：文件未说明是否包括印发当年。",
    ),
    parameters=(since("DV03"),),
)
def yearly_deliverables_every_year(ctx: Context) -> Iterator[Outcome]:
    """What is to be made every year is handed in for each year that is over.

    What:   looks, for each yearly thing, each unit that owes it and each year that is over, for a submission of that
            name for that year, on the day on which it falls due or before. Not applicable to the year that is not over
            yet. Undecided where a datum is missing.
    Why:    a yearly duty is easily done once and then forgotten; the gap shows when somebody lays the years side by
            side.
    Fix:    hand the thing in for the year that is missing, and record the year that it is for.
    Limits: looks at duties that fall due once a year; shorter and longer periods are the matter of other rules. Things
            that a clause of the plan gives to a rule of their own are judged by that rule alone.
    """
    for owed in owed_things(ctx, "DV03", assigned=False):
        if owed.year is not None:
            yield by_its_day(ctx, owed)
