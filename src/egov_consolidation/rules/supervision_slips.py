"""Supervision slips: the next graver one only after the time limit of the former."""

from __future__ import annotations

from egov_consolidation.findings import Severity
from egov_consolidation.inventory import Slip, SlipLevel
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.wording import Text

_MIDDLE = (SlipLevel.YELLOW, SlipLevel.ORANGE)


def _is_next(slip: RecordHandle) -> Expression:
    """Return whether a slip is of the level that comes after that of the slip it follows."""
    to_middle = slip.level.is_in(*_MIDDLE) & (slip.follows.level == SlipLevel.BLUE)
    to_red = (slip.level == SlipLevel.RED) & slip.follows.level.is_in(*_MIDDLE)
    return to_middle | to_red


@record_rule(
    "SU06",
    "slips-escalate-in-order",
    on=Slip,
    title=Text(
        en="A graver slip follows the one before it, once the time limit of that has passed",
        zh="督办单逐级升级，上一级办理时限届满后方可发出下一级",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    reason=Text(
        en="Plans order supervision and know no slips. Their levels, blue, then yellow or orange, then red, each "
        "after the time limit of the one before and matters that are grave or urgent excepted, are those of the "
        "supervision scheme of the city of Sanming of 2017, read in an excerpt; its title and number were not noted. "
        "That other cities hold to this order is a judgement.",
        zh="方案要求督促检查，未规定督办单。督办单分蓝色、黄色（橙色）、红色三级，上一级办理时限届满仍未办结的方可"
        "升级，重大或紧急事项除外，取自三明市2017年督办办法，仅见摘录，未记录文件名称和文号。其他地方照此办理，系本规则的判断。",
    ),
    severity=Severity.WARNING,
    departs=Text(
        en="{subject}: is {level}, was issued on {issued_on} and follows slip: {follows}; must follow a slip of the "
        "level before, after the time limit of that",
        zh="{subject}：级别为“{level}”，{issued_on} 发出，前一督办单为“{follows}”；"
        "须在上一级督办单办理时限届满后方可发出",
    ),
    since="0.1",
)
def slips_escalate_in_order(slip: RecordHandle, _: ParameterHandle) -> Check:
    """A slip above blue follows one of the level before, about the same unit and task, whose time limit has passed.

    What:   compares each yellow, orange or red slip with the slip that it follows: its level is the one before, it was
            sent to the same unit about the same task, and its time limit lies before the day on which the graver one
            was issued. Yellow and orange are one level. Not applicable to blue slips, to grave or urgent matters, and
            before the slip is issued.
    Why:    a unit that is still within its time has not failed, and a red slip out of the blue is taken for a quarrel.
    Fix:    let the time limit pass, or record that the matter is grave or urgent.
    Limits: does not ask whether the former slip was settled in time, nor who may issue a red one. How many levels there
            are, and in which colours, differs from city to city.
    """
    return Check(
        applies=(slip.level != SlipLevel.BLUE) & (slip.issued_on <= AS_OF),
        unless=slip.is_urgent,
        require=_is_next(slip)
        & (slip.follows.unit == slip.unit)
        & (slip.follows.task == slip.task)
        & (slip.follows.due_on < slip.issued_on),
    )
