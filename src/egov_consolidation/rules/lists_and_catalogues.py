"""Lists and catalogues that the plan orders: handed in by their day, to their office, in their order."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.rules._annex import cite
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._deliverable_contents import not_before_its_predecessors
from egov_consolidation.rules._judging_deliverables import deliverable_rule, judged
from egov_consolidation.rules._outcome import Outcome
from egov_consolidation.rules._rule import Basis
from egov_consolidation.wording import Text


@deliverable_rule(
    "ZS02",
    "two-lists-to-two-offices",
    title=Text(
        en="Every department hands in its clean-up list and its sharing list, each to its own office",
        zh="各部门清理清单、共享清单分别按期报送指定单位",
    ),
    basis=(Basis.STATED,),
    cites=(
        cite("1.1", "制定本部门政务信息系统的清理清单报市审计局"),
        cite("1.1", "制定本部门政务信息系统共享清单报市政府办公厅"),
    ),
)
def two_lists_to_two_offices(ctx: Context) -> Iterator[Outcome]:
    """Every department hands in its clean-up list and its sharing list, each to its own office.

    What:   looks, for each of the lists and each department, for a submission by the last day of the task, to the
            office that the row names for it. Not applicable up to that day. Undecided where a datum is missing, and
            where nobody says who the departments are.
    Why:    the one list is audited and the other is shared; a list in the wrong office does neither.
    Fix:    hand the missing list in to the office that the row names, and record to whom and when.
    Limits: does not look into the lists. An office is recognised by the name that the row prints, or by another name
            that the plan or the roster knows.
    """
    return judged(ctx, "ZS02")


@deliverable_rule(
    "CA01",
    "catalogues-in-time",
    title=Text(
        en="Every department and every region hands in its resource catalogue by the day of its row",
        zh="各部门、各地区按期编制完成政务信息资源目录",
    ),
    basis=(Basis.STATED,),
    cites=(cite("1.10", "编制完成本部门政务信息资源目录"), cite("3.5", "编制完成本地区政务信息资源目录")),
)
def catalogues_in_time(ctx: Context) -> Iterator[Outcome]:
    """Every department and every region hands in its resource catalogue by the day of its row.

    What:   looks, for each department and each region, for a submission of its catalogue by the last day of its row.
            Late weighs less than missing. Not applicable up to that day. Undecided where a datum is missing, and where
            nobody says who the departments and regions are.
    Why:    the catalogue of the city is put together from these; each one that is missing is a hole in it.
    Fix:    hand the catalogue in and record the day. A unit without any resources hands in a statement that says so,
            under the same name.
    Limits: does not look into the catalogue: its entries are judged by other rules.
    """
    return judged(ctx, "CA01")


@deliverable_rule(
    "CA11",
    "catalogue-compiled-then-approved",
    title=Text(
        en="The catalogue of the city is compiled and reported by its day, then approved and reported by its own",
        zh="全市政务信息资源目录按期汇总上报，审定上报按期且不早于汇总",
    ),
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        cite("2.2.8", "汇总各地区、各部门政务信息资源目录，并报至市政务信息资源共享工作领导小组办公室"),
        cite("2.3.1", "组织审定政务信息资源目录并报至省发展改革委"),
    ),
    reason=Text(
        en="The rows set the two days and name the two recipients. That nothing is approved before it was compiled is "
        "implied by them, and is a judgement as far as the recorded days go.",
        zh="两行分别规定了时限和报送对象。未汇总不能审定，系由两行文义推定；按登记的报送时间比较先后，系本规则的判断。",
    ),
)
def catalogue_compiled_then_approved(ctx: Context) -> Iterator[Outcome]:
    """The catalogue of the city is compiled and reported by its day, then approved and reported by its own.

    What:   looks for a submission of each of the two, by the last day of its row and to the recipient that the row
            names; and the approved catalogue must not have been handed in before the compiled one. Not applicable up to
            the last day. Undecided where a datum is missing.
    Why:    a catalogue that was approved before it was compiled approves something else.
    Fix:    hand in what is missing, to whom the row names; have what was compiled later approved anew.
    Limits: the order follows the relations that the plan holds between the two rows. Does not compare what the two
            catalogues contain.
    """
    return judged(ctx, "CA11", not_before_its_predecessors("CA11"))


@deliverable_rule(
    "CA16",
    "catalogue-upkeep-process-issued",
    title=Text(
        en="The process for updating and maintaining the catalogue is issued by the day of its row",
        zh="按期制定政务信息资源目录更新维护流程",
    ),
    basis=(Basis.STATED,),
    cites=(cite("2.2.9", "制定政务信息资源目录更新维护流程"),),
)
def catalogue_upkeep_process_issued(ctx: Context) -> Iterator[Outcome]:
    """The process for updating and maintaining the catalogue is issued by the day of its row.

    What:   looks for a submission of the process by the last day of the row. Late weighs less than missing. Not
            applicable up to that day. Undecided where a datum is missing.
    Why:    without a process a catalogue is right on the day it is made and wrong ever after.
    Fix:    issue the process, and record the day.
    Limits: does not look into the process, nor whether anybody follows it.
    """
    return judged(ctx, "CA16")
