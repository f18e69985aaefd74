"""What a rule declares of itself: what is declared wrongly is refused when its module is imported, in its name."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import cast

from egov_consolidation.dates import Day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Basis
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import Text

_ID = re.compile("[A-Z]{2}[0-9]{2}")
_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
_SHOWN = 60

_IN_RULE = Text(en="{rule}: {said}", zh="{rule}：{said}")
_STOPS = Text(
    en="{rule}: cannot be made ({said}). its function takes the record and the parameters, and returns "
    "Check(applies=…, require=…)",
    zh="{rule}：无法生成（{said}）。其函数以记录和参数为自变量，返回 Check(applies=…, require=…)",
)
_NO_ID = Text(
    en="rule {id}: its id must be two capital letters and two digits, such as ZY01",
    zh="规则 {id}：编号须为两个大写字母加两位数字，例如 ZY01",
)
_WRONG = Text(en="{what} is {found}, must be {wanted}", zh="{what} 为 {found}，须为 {wanted}")
_NO_NAME = Text(
    en="name is {found}, must be small letters, digits and hyphens, such as lines-cancelled",
    zh="name 为 {found}，须由小写字母、数字和连字符组成，例如 lines-cancelled",
)
_NO_REASON = Text(
    en="rests on {basis} and gives no reason, must say why it is asked: reason=Text(en=…, zh=…)",
    zh="依据为 {basis} 而未说明理由，须写明为何提出：reason=Text(en=…, zh=…)",
)
_NOT_ITS_OWN = Text(
    en="parameter {parameter}: must be the rule's own, with an id such as {own}",
    zh="参数 {parameter}：须为本规则的参数，编号例如 {own}",
)
_NO_DAYS = Text(
    en="holds from {first} until {last}, must hold from a day that is no later",
    zh="自 {first} 起、至 {last} 止施行，起始日期不得晚于终止日期",
)


@contextmanager
def in_the_name_of(rule_id: str) -> Generator[None]:
    """Refuse what goes wrong while a rule is made in its name, Python's own complaints included.

    Raises:
        UsageError: Something went wrong.
    """
    try:
        yield
    except UsageError as refused:
        raise UsageError(_IN_RULE.fill(rule=rule_id, said=refused.message)) from refused
    except Exception as stopped:
        said = f"{type(stopped).__name__}: {stopped}"
        raise UsageError(_STOPS.fill(rule=rule_id, said=said)) from stopped


def demand_id(rule_id: str) -> None:
    """Demand of an id that it is two capital letters and two digits."""
    if not _ID.fullmatch(str(rule_id)):
        raise UsageError(_NO_ID.fill(id=_shown(rule_id)))


def demand_name(name: str) -> None:
    """Demand of a name that it is in kebab-case."""
    if not _NAME.fullmatch(str(name)):
        raise UsageError(_NO_NAME.fill(found=_shown(name)))


def demand_texts(texts: Mapping[str, Text]) -> None:
    """Demand of each text, by what it is, that it is in both languages."""
    for what, text in texts.items():
        demand_type(what, text, Text, "Text(en=…, zh=…)")


def demand_type(what: str, value: object, wanted: type, written: str) -> None:
    """Demand of a value that it is of a type, which is written so."""
    if not isinstance(value, wanted):
        raise UsageError(_WRONG.fill(what=what, found=_shown(value), wanted=written))


def demand_each(what: str, values: object, wanted: type, written: str) -> None:
    """Demand of a tuple that each of its values is of a type; it is written so."""
    if not isinstance(values, tuple):
        raise UsageError(_WRONG.fill(what=what, found=_shown(values), wanted=written))
    for one in cast("tuple[object, ...]", values):
        demand_type(what, one, wanted, written)


def demand_reason(basis: tuple[Basis, ...], reason: Text | None) -> None:
    """Demand that a rule rests on something, and says why it is asked where that is more than words of the plan."""
    if not basis:
        raise UsageError(_WRONG.fill(what="basis", found="()", wanted="(Basis.JUDGED,)"))
    if reason is None and set(basis) != {Basis.STATED}:
        raise UsageError(_NO_REASON.fill(basis=tuple(f"Basis.{one.name}" for one in basis)))


def demand_own(rule_id: str, parameters: tuple[Parameter, ...]) -> None:
    """Demand of the parameters of a rule that their ids begin with its own."""
    for one in parameters:
        if not one.id.startswith(f"{rule_id}."):
            raise UsageError(_NOT_ITS_OWN.fill(parameter=one.id, own=f"{rule_id}.{one.id.rpartition('.')[2]}"))


def demand_order(first: Day | None, last: Day | None) -> None:
    """Demand of the days between which a rule is in force that there are some."""
    if first is not None and last is not None and last < first:
        raise UsageError(_NO_DAYS.fill(first=first, last=last))


def _shown(value: object) -> str:
    return repr(value)[:_SHOWN]
