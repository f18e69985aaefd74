"""What a rule declares of itself: what is declared or written wrongly is refused in its name, with what to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

import attrs
import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.inventory import InformationSystem, Inventory, LeasedLine
from egov_consolidation.rules import Basis, Outcome, Rule, Strength, plan_rule, record_rule, rule
from egov_consolidation.rules.engine import AS_OF, Check, ParameterHandle, RecordHandle, everyone
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Text, same

PARAMETERS = (
    Parameter(id="XX03.days", about=same("days"), unit=same("days"), value=None),
    Parameter(id="XX03.due", about=same("due"), unit=same("day"), measure=Measure.DAY),
)


def demanded(system: RecordHandle, _: ParameterHandle) -> Check:
    """Return a check with nothing wrong in it."""
    return Check(applies=everyone(), require=system.retired_on <= AS_OF)


def made(demanding: Callable[..., Any] = demanded, rule_id: str = "XX03", name: str = "some-name", **said: Any) -> Rule:  # noqa: ANN401 - whatever a newcomer writes
    """Return a rule of which something is declared otherwise."""
    right: dict[str, Any] = {
        "on": InformationSystem,
        "title": same("a title"),
        "basis": (Basis.JUDGED,),
        "reason": same("a reason"),
        "departs": same("{id}"),
        "since": "0.1",
        "parameters": PARAMETERS,
    }
    return record_rule(rule_id, name, **{**right, **said})(demanding)


def refusal(written: Callable[[], object]) -> UsageError:
    """Return with what something is refused."""
    with pytest.raises(UsageError) as refused:
        written()
    return refused.value


class TestMetadata:
    """What stands in the brackets of the decorator."""

    def test_what_is_right_is_accepted(self) -> None:
        """Nothing is refused without a reason."""
        found = made(
            holds_from="2019-01-01", holds_until="2019-01-01", holds_after="due", basis=(Basis.STATED,), reason=None
        )
        assert (found.id, found.name, found.reason) == ("XX03", "some-name", None)

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"basis": (Basis.READ,), "reason": None}, "rests on Basis.READ and gives no reason"),
            ({"basis": (Basis.JUDGED,), "reason": None}, "rests on Basis.JUDGED and gives no reason"),
            ({"basis": (Basis.UNVERIFIED,), "reason": None}, "rests on Basis.UNVERIFIED and gives no reason"),
            ({"basis": (Basis.STATED, Basis.JUDGED), "reason": None}, "gives no reason"),
            ({"basis": ()}, "basis is ()"),
            ({"basis": Basis.JUDGED}, "must be (Basis.JUDGED,)"),
            ({"basis": ("JUDGED",)}, "basis is 'JUDGED'"),
            ({"reason": "because"}, "reason is 'because', must be Text(en=…, zh=…)"),
            ({"title": "a title"}, "title is 'a title', must be Text(en=…, zh=…)"),
            ({"departs": "{id}"}, "must be Text(en=…, zh=…)"),
            ({"departs": Text(en="{unti}", zh="{id}")}, "has the place {unti}, must be one of"),
            ({"departs": Text(en="{unti}", zh="{id}")}, "unit is the nearest"),
            ({"departs": Text(en="{id}", zh="{nope}")}, "has the place {nope}"),
            ({"departs": Text(en="{id", zh="{id}")}, "a brace that is not closed or not opened"),
            ({"holds_from": "2019-13-01"}, "2019-13-01"),
            ({"holds_until": "soon"}, "soon"),
            ({"holds_from": "2019-02-01", "holds_until": "2019-01-31"}, "holds from 2019-02-01 until 2019-01-31"),
            ({"holds_after": "dua"}, "dua"),
            ({"holds_after": "days"}, "days"),
            ({"name": "Some Name"}, "name is 'Some Name'"),
            ({"name": "some_name"}, "name is 'some_name'"),
            ({"parameters": PARAMETERS[0]}, "TypeError"),
            (
                {"parameters": (Parameter(id="YY01.days", about=same("d"), unit=same("d"), value=None),)},
                "parameter YY01.days: must be the rule's own, with an id such as XX03.days",
            ),
            ({"cites": ("words",)}, "must be (cite(…),)"),
            ({"strength": "MUST"}, "strength is 'MUST', must be Strength.MUST"),
            ({"severity": "error"}, "severity is 'error', must be Severity.ERROR"),
            ({"on": "systems"}, "is no kind of record, must be one of"),
            ({"on": Inventory}, "is no kind of record, must be one of"),
        ],
    )
    def test_what_is_wrong_is_refused_in_the_name_of_the_rule(self, said: dict[str, Any], words: str) -> None:
        """In both languages, with what is wanted."""
        refused = refusal(lambda: made(**said))
        assert refused.text("en").startswith("XX03: ")
        assert words in refused.text("en")
        assert refused.text("zh").startswith("XX03：")

    @pytest.mark.parametrize("rule_id", ["xx03", "X3", "XX3", "XX003", "", "XX03\n", "港口01"])
    def test_an_id_is_two_capital_letters_and_two_digits(self, rule_id: str) -> None:
        """What is not is refused itself: it names nothing."""
        refused = refusal(lambda: made(rule_id=rule_id, parameters=()))
        assert "must be two capital letters and two digits" in refused.text("en")
        assert "两个大写字母" in refused.text("zh")

    @pytest.mark.parametrize(
        "changed",
        [{"basis": ()}, {"name": "A B"}, {"strength": "MUST"}, {"severity": 3}, {"title": "a"}, {"cites": []}],
    )
    def test_a_rule_that_is_changed_is_held_to_it_too(self, changed: dict[str, Any]) -> None:
        """However it came to be."""
        assert refusal(lambda: attrs.evolve(rule("NW01"), **changed)).text("en").startswith("NW01: ")

    def test_a_plan_rule_is_held_to_it_too(self) -> None:
        """It is named as well."""

        def logic(_: object) -> Iterator[Outcome]:
            yield Verdict.PASS

        decorate = plan_rule(
            "XX04", "some-name", title=same("a"), speaks_of=same("b"), basis=(Basis.READ,), messages={}, since="0.1"
        )
        assert refusal(lambda: decorate(logic)).text("en").startswith("XX04: rests on Basis.READ and gives no reason")

    def test_closed_sets_are_named_whole(self) -> None:
        """By a member of each, as it is written."""
        assert made(strength=Strength.MUST_NOT, severity=Severity.NOTE).strength is Strength.MUST_NOT


class TestFunction:
    """What the function of a rule is and returns."""

    @pytest.mark.parametrize(
        ("demanding", "words"),
        [
            (lambda _, __: Check(applies=everyone()), "require"),  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
            (lambda _, __: Check(require=everyone()), "applies"),  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
            (lambda _, __: Check(everyone(), everyone()), "positional"),  # type: ignore[call-arg] # pyright: ignore[reportCallIssue]
            (lambda _: Check(applies=everyone(), require=everyone()), "argument"),
            (
                lambda _, __: (everyone(), everyone()),
                "its function returns tuple, must return Check(applies=…, require=…)",
            ),
            (lambda _, __: None, "its function returns None"),
            (lambda _, __: 1 / 0, "ZeroDivisionError: division by zero"),
            (lambda one, _: Check(applies=one, require=everyone()), "must be a condition over the fields"),
            (
                lambda one, _: Check(applies=everyone(), require=cast("Any", [one.is_pilot])),
                "must be a condition over the fields",
            ),
            (lambda _, __: Check(applies=everyone(), require="users > 1"), "must be a condition over the fields"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            (lambda _, __: Check(applies=True, require=everyone()), "is decided before there is a record"),  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
            (
                lambda one, _: Check(applies=everyone(), require=cast("Any", one.users is None)),
                "a.is_missing for a is None",
            ),
        ],
    )
    def test_what_is_no_check_is_refused_in_the_name_of_the_rule(
        self, demanding: Callable[..., Any], words: str
    ) -> None:
        """Python's own complaints included: it says what the function has to be."""
        refused = refusal(lambda: made(demanding))
        assert refused.text("en").startswith("XX03: ")
        assert words in refused.text("en")
        assert "Check(applies=…, require=…)" in refused.text("en") or "everyone()" in refused.text("en")
        assert refused.text("zh").startswith("XX03：")

    def test_what_a_rule_of_lines_may_ask(self) -> None:
        """And the fields are those of its kind."""
        found = made(lambda line, _: Check(applies=everyone(), require=line.cancelled_on <= AS_OF), on=LeasedLine)
        assert found.demand is not None
