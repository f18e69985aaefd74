"""Packs: rules of other people, each under a prefix of its own."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import check
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Finding, Severity, Verdict
from egov_consolidation.model import Plan
from egov_consolidation.rules import Basis, Context, Outcome, Rule, plan_rule, rulebook, rules_of_packs
from egov_consolidation.rules._packs import GROUP, RESERVED, packs
from egov_consolidation.wording import Lang, same

NUMBERS = itertools.count()


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


def entry(prefix: str, *rule_ids: str) -> EntryPoint:
    """Return an entry point of a module that holds these rules."""
    name = f"pack_{next(NUMBERS)}"
    module = ModuleType(name)
    vars(module).update({f"rule_{rule_id}": made(rule_id) for rule_id in rule_ids})
    sys.modules[name] = module
    return EntryPoint(name=prefix, value=name, group=GROUP)


def told_instead(broken: EntryPoint) -> Finding:
    """Return the one finding that a check has of a pack that cannot be used, beside what the rulebook finds."""
    ((standing,),) = (one.rules for one in packs([broken]))
    plan = Plan(id="p", title="示例方案")
    alone = check(plan, as_of="2018-07-01")
    report = check(plan, as_of="2018-07-01", rules=(*rulebook(), standing))
    (found,) = (one for one in report if one not in alone.findings)
    assert [one for one in report if one != found] == list(alone)
    assert (found.rule_id, found.verdict, found.severity) == ("HB00", Verdict.ERROR, Severity.ERROR)
    assert (found.subjects, report.verdicts["HB00"][Verdict.ERROR]) == ((broken.value,), 1)
    return found


class TestPacks:
    """`packs`."""

    def test_the_rules_of_a_pack_are_those_of_its_module(self) -> None:
        """In the order of their ids; the packs in the order of their prefixes."""
        found = packs([entry("HB", "HB02", "HB01"), entry("AB", "AB07")])
        assert [(one.prefix, [rule.id for rule in one.rules]) for one in found] == [
            ("AB", ["AB07"]),
            ("HB", ["HB01", "HB02"]),
        ]

    @pytest.mark.parametrize("prefix", [*sorted({one.family for one in rulebook()}), *RESERVED])
    def test_a_prefix_of_the_built_in_rules_is_refused_with_both_named(self, prefix: str) -> None:
        """Findings and waivers of one could be taken for those of the other."""
        taken = entry(prefix, f"{prefix}99")
        with pytest.raises(UsageError) as caught:
            packs([taken], families={one.family for one in rulebook()})
        assert str(caught.value).startswith(f"pack {taken.value}: its prefix {prefix} is that of egov-consolidation")
        assert taken.value in caught.value.text("zh")
        assert "egov-consolidation" in caught.value.text("zh")

    def test_a_prefix_of_another_pack_is_refused_with_both_named(self) -> None:
        """Whichever was installed first."""
        one, other = entry("HB", "HB01"), entry("HB", "HB02")
        for order in ([one, other], [other, one]):
            with pytest.raises(UsageError, match="its prefix HB is that of") as caught:
                packs(order)
            assert one.value in str(caught.value)
            assert other.value in str(caught.value)

    @given(st.sampled_from(("", "H", "HBX", "hb", "H1", "港口", "HB\n")))
    def test_what_is_no_prefix_is_refused(self, prefix: str) -> None:
        """It is two capital letters."""
        with pytest.raises(UsageError, match="must be two capital letters"):
            packs([entry(prefix)])

    @given(st.sampled_from(("AB01", "HA01", "BH99", "HB00")))
    def test_a_rule_of_another_prefix_keeps_the_pack_from_judging(self, rule_id: str) -> None:
        """Ids are the prefix and two digits; 00 is that of the rule that says so."""
        assert f"holds {rule_id}, must hold" in told_instead(entry("HB", "HB01", rule_id)).text("en")

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_a_pack_that_cannot_be_loaded_stops_no_check(self, lang: Lang) -> None:
        """A missing module, a missing name in it, or something that is no module: the reason is told, with its name."""
        here = entry("HB", "HB01").value
        for value in ("no_such_module_at_all", f"{here}:nothing", f"{here}:rule_HB01"):
            said = told_instead(EntryPoint(name="HB", value=value, group=GROUP)).text(lang)
            assert value in said
            assert "uninstall" in said or "卸载" in said

    @pytest.mark.parametrize(
        "code", ["import no_such_module", "1 / 0", "raise SystemExit(3)", "raise ValueError('{braces}\\n' * 99)", "x ="]
    )
    def test_whatever_stops_its_module_stops_no_check(
        self, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What a pack does wrong is its own matter."""
        name = f"pack_{next(NUMBERS)}"
        (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        found = told_instead(EntryPoint(name="HB", value=name, group=GROUP))
        assert found.text("en").startswith(f"pack {name}: cannot be loaded (")
        assert len(found.text("zh").splitlines()) == 1

    def test_what_stands_in_its_place_is_explained_in_both_languages(self) -> None:
        """It has no example file that could say it in Chinese."""
        (broken,) = packs([EntryPoint(name="HB", value="no_such_module_at_all", group=GROUP)])
        doc = broken.rules[0].doc
        assert all(head in doc for head in ("What:", "Why:", "Fix:", "Limits:", "检查：", "理由：", "改法：", "局限："))

    def test_the_other_packs_are_used(self) -> None:
        """One that is broken takes nothing from them."""
        broken = EntryPoint(name="AB", value="no_such_module_at_all", group=GROUP)
        assert [[rule.id for rule in one.rules] for one in packs([entry("HB", "HB01"), broken])] == [["AB00"], ["HB01"]]

    def test_a_rule_knows_where_its_examples_stand(self) -> None:
        """In the package that the pack is; a single module has no folder for them."""
        plain, package = entry("AB", "AB01"), entry("HB", "HB01")
        sys.modules[package.value].__path__ = []
        homes = [one.rules[0].home for one in packs([plain, package])]
        assert homes == ["", package.value]


class TestRulesOfPacks:
    """`rules_of_packs`."""

    def test_they_are_none_of_the_rulebook(self) -> None:
        """Who has installed a pack has not changed what is built in."""
        assert not set(rules_of_packs()) & set(rulebook())
