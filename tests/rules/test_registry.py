"""Tests of the rulebook: every built-in rule, by id."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import attrs
import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Verdict
from egov_consolidation.rules import FAMILIES, Basis, Context, Outcome, Rule, gather, plan_rule, rule, rulebook
from egov_consolidation.wording import same

EACH = pytest.mark.parametrize("one", rulebook(), ids=str)


def made(rule_id: str) -> Rule:
    """Return a rule made in the test."""

    def logic(_: Context) -> Iterator[Outcome]:
        yield Verdict.PASS

    about = same("a rule")
    return plan_rule(
        rule_id,
        "a-rule",
        title=about,
        speaks_of=about,
        basis=(Basis.JUDGED,),
        reason=about,
        messages={},
        since="0.1",
    )(logic)


def module(**values: object) -> ModuleType:
    """Return a module that holds some values."""
    holder = ModuleType("family")
    vars(holder).update(values)
    return holder


class TestRulebook:
    """All built-in rules, each once, in order."""

    def test_it_is_in_the_order_of_ids(self) -> None:
        """Ids are two letters and two digits, each occurs once, and they stand in order."""
        ids = [one.id for one in rulebook()]
        assert ids == sorted(set(ids))
        assert all(re.fullmatch(r"[A-Z]{2}[0-9]{2}", one) for one in ids)

    def test_it_holds_the_rules_about_order_and_logic(self) -> None:
        """What a family module defines is in the book."""
        assert {"PL04", "PL05", "LG01", "LG02", "LG03", "LG04"} <= {one.id for one in rulebook()}

    def test_every_family_module_gives_rules(self) -> None:
        """No module is listed for nothing, and none of its rules is left out."""
        for family in FAMILIES:
            rules = [value for value in vars(family).values() if isinstance(value, Rule)]
            assert rules
            assert set(rules) <= set(rulebook())

    @EACH
    def test_names_say_what_is_desired(self, one: Rule) -> None:
        """Names are kebab-case, and no two rules share one."""
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", one.name)
        assert [other.id for other in rulebook() if other.name == one.name] == [one.id]

    @EACH
    def test_a_rule_is_a_value(self, one: Rule) -> None:
        """A rule cannot be changed and can stand in a set."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            one.id = "XX99"  # type: ignore[misc]
        assert hash(one) == hash(attrs.evolve(one))
        assert str(one) == one.id

    def test_it_is_light(self) -> None:
        """The rulebook loads no graph library, no test library and no reader."""
        script = (
            "import sys; from egov_consolidation.rules import rulebook; rulebook();"
            "print([one for one in ('networkx', 'hypothesis', 'pytest', 'egov_consolidation.reading',"
            "'egov_consolidation.graph') if one in sys.modules])"
        )
        said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
        assert said.strip() == "[]"


class TestGather:
    """Rules are gathered from modules."""

    def test_a_rule_in_a_module_is_enough(self) -> None:
        """Whatever else a module holds is passed over, and rules come in the order of ids."""
        one, other = made("XX02"), made("XX01")
        assert gather(module(one=one, number=1, _private=made("XX03")), module(other=other)) == (other, one)

    def test_the_same_rule_twice_is_one_rule(self) -> None:
        """A rule that two modules name is no second rule."""
        one = made("XX01")
        assert gather(module(one=one, same=one), module(one=one)) == (one,)

    def test_two_rules_with_one_id_are_refused(self) -> None:
        """Every id that is used twice is named, in one module or in two."""
        with pytest.raises(UsageError, match="XX01, XX02"):
            gather(module(a=made("XX01"), b=made("XX01"), c=made("XX02")), module(d=made("XX02"), e=made("XX03")))


class TestRule:
    """One rule, by id."""

    @EACH
    def test_each_is_found_by_its_id(self, one: Rule) -> None:
        """An id gives its rule."""
        assert rule(one.id) is one

    @pytest.mark.parametrize(("asked", "nearest"), [("LG4", "LG04"), ("LG011", "LG01"), ("lg02", "")])
    def test_an_unknown_id_is_refused_with_the_nearest(self, asked: str, nearest: str) -> None:
        """A slip of the pen is answered with what was meant, where something comes near."""
        with pytest.raises(UsageError) as refused:
            rule(asked)
        assert refused.value.text("en").startswith(f"{asked}: fits no rule")
        assert nearest in refused.value.text("en")
        assert nearest in refused.value.text("zh")
