"""What the settings of an office change in a check."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import check, with_settings
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Report, Severity, Verdict
from egov_consolidation.inventory import Inventory, LeasedLine, UnitFacts
from egov_consolidation.model import Assignment, Plan, Role, Roster, Task, Unit
from egov_consolidation.rules import Context, Outcome, Strength, fails, rulebook
from egov_consolidation.settings import Baseline, Parameter, Settings
from egov_consolidation.wording import same

from .drawn import REPORTS, STRENGTHS, finding, report, rule_of, waiver

PLAN = Plan(id="p", title="示例方案", tasks=(Task(id="1", content="编制目录"), Task(id="2", content="编制清单")))
PREFIXES = st.sampled_from(("X", "XX", "XX0", "XX01", "YY01"))


KNOWN_BY: list[dict[str, object]] = [
    {"inventory": Inventory(id="i", lines=(LeasedLine(id="7", unit="市审计局"), LeasedLine(id="8")))},
    {"inventory": Inventory(id="i", units=(UnitFacts(id="市审计局"),))},
    {"roster": Roster(id="r", groups={"departments": ("市审计局",)})},
    {"roster": Roster(id="r", units=(Unit(name="市审计局"),))},
]

SHARE = Parameter(id="XX05.share", about=same("a share"), unit=same("percent"), value=1)
SAID = {"said": same("{share}")}


def _says_its_value(ctx: Context) -> Iterator[Outcome]:
    yield fails("said", "1", citations=(), share=f"{ctx.parameters[SHARE.id]:g}")


OWN = attrs.evolve(rule_of("XX05", Strength.MUST), logic=_says_its_value, parameters=(SHARE,), messages=SAID)


def ran(**more: object) -> set[str]:
    """Return which rules of the rulebook have run."""
    return set(check(PLAN, as_of="2018-07-01", **more).verdicts)  # type: ignore[arg-type]


class TestWithSettings:
    """`with_settings`."""

    @given(REPORTS, st.dictionaries(PREFIXES, st.sampled_from(Severity)))
    def test_findings_weigh_what_is_set(self, one: Report, severity: dict[str, Severity]) -> None:
        """And nothing else of them changes."""
        settings = Settings(severity=severity)
        after = with_settings(one, settings)
        assert [found.severity for found in after] == [
            settings.severity_of(found.rule_id, found.severity) for found in one
        ]
        assert [attrs.evolve(found, severity=Severity.ERROR) for found in after] == list(one)

    @given(REPORTS, st.dictionaries(st.sampled_from(("units/甲", "units/丙")), st.tuples(PREFIXES)))
    def test_what_a_unit_is_spared_is_not_listed(self, one: Report, spared: dict[str, tuple[str]]) -> None:
        """By the definition; the verdicts are counted as before."""
        after = with_settings(one, Settings(ignore_by_unit=spared))
        assert list(after) == [
            found
            for found in one
            if not any(found.unit == unit and found.rule_id.startswith(each) for unit, each in spared.items())
        ]
        assert after.verdicts == one.verdicts
        assert sorted(found.fingerprint for found in (*after, *after.ignored)) == sorted(
            found.fingerprint for found in one
        )

    @given(REPORTS, st.dictionaries(st.sampled_from(("units/甲", "units/丙")), st.tuples(PREFIXES)))
    def test_to_apply_them_again_changes_nothing(self, one: Report, spared: dict[str, tuple[str]]) -> None:
        """What is left out stays left out, once."""
        settings = Settings(ignore_by_unit=spared, severity={"XX": Severity.NOTE})
        after = with_settings(one, settings)
        assert with_settings(after, settings) == after

    def test_a_crash_weighs_what_it_weighs_and_is_always_listed(self) -> None:
        """It is a defect of the rule, which nobody can set aside."""
        one = report(finding(verdict=Verdict.ERROR, unit="units/甲"))
        settings = Settings(severity={"XX": Severity.NOTE}, ignore_by_unit={"units/甲": ("XX",)})
        assert with_settings(one, settings) == one

    def test_waived_and_known_findings_are_set_too(self) -> None:
        """Wherever a finding stands."""
        one = attrs.evolve(report(), waived=(finding(),), known=(finding("XX02"),))
        after = with_settings(one, Settings(severity={"XX": Severity.NOTE}))
        assert [found.severity for found in (*after.waived, *after.known)] == [Severity.NOTE] * 2


class TestSettingsOfACheck:
    """`check` with settings: what the call asks for goes before them."""

    def test_settings_choose_the_rules(self) -> None:
        """As the same words of a call do."""
        settings = Settings(select=("PL", "LG"), ignore=("PL04",))
        assert ran(settings=settings) == ran(select=("PL", "LG"), ignore=("PL04",))
        assert "PL04" not in ran(settings=settings)

    def test_what_the_call_selects_runs(self) -> None:
        """Even where the settings leave it out."""
        assert ran(settings=Settings(ignore=("PL",)), select=["PL01"]) == {"PL01"}

    def test_what_the_call_ignores_is_left_out_beside(self) -> None:
        """What the settings ignore stays ignored."""
        settings = Settings(select=("LG",), ignore=("LG01",))
        assert ran(settings=settings, ignore=["LG02"]) == {"LG03", "LG04"}

    def test_parameters_of_the_call_win(self) -> None:
        """Over those of the settings, and those over the rule's own."""

        def value(set_to: float | None, asked: float | None) -> str:
            settings = None if set_to is None else Settings(parameters={SHARE.id: set_to})
            parameters = None if asked is None else {SHARE.id: asked}
            return (
                check(PLAN, as_of="2018-07-01", rules=[OWN], settings=settings, parameters=parameters)
                .findings[0]
                .message
            )

        assert [value(None, None), value(2, None), value(None, 3), value(2, 3)] == ["1", "2", "3", "3"]

    @pytest.mark.parametrize(
        ("settings", "path"),
        [
            (Settings(select=("PL99",), document="egov.toml"), "select[0]: PL99"),
            (Settings(severity={"PQ": Severity.NOTE}, document="egov.toml"), "severity.PQ: PQ"),
            (Settings(parameters={"PL08.similarty": 0.5}, document="egov.toml"), "parameters.PL08.similarty"),
            (
                Settings(parameters={"PL08.similarity": float("nan")}, document="egov.toml"),
                "parameters.PL08.similarity",
            ),
        ],
    )
    def test_what_is_unknown_is_refused_with_its_place(self, settings: Settings, path: str) -> None:
        """A misspelt code or parameter would silently do nothing."""
        with pytest.raises(UsageError) as caught:
            check(PLAN, as_of="2018-07-01", settings=settings)
        assert str(caught.value).startswith(f"egov.toml $.{path}: ")

    def test_everything_that_is_wrong_is_refused_at_once(self) -> None:
        """Codes, parameters, values and units of the settings, with their places, and what the call asks for."""
        settings = Settings(
            ignore=("pl",),
            parameters={"ZS04.users": -3, "PL08.shortest": 0.5, "PL8.shortest": 8},
            ignore_by_unit={"市审计厅": ("NW",)},
            document="egov.toml",
        )
        with pytest.raises(UsageError) as caught:
            ran(settings=settings, parameters={"PL08.similarity": 2}, **KNOWN_BY[0])
        assert caught.value.text("zh").splitlines() == [
            "egov.toml $.ignore[0]：pl：没有这样的规则，可用 egov rules 查看，最接近的是 PL",
            "egov.toml $.parameters.ZS04.users：为 -3，须为不小于 0 的整数",
            "egov.toml $.parameters.PL08.shortest：为 0.5，须为不小于 0 的整数",
            "egov.toml $.parameters.PL8.shortest：没有规则使用此参数，最接近的是 PL08.shortest",
            "PL08.similarity：为 2，须为介于 0 和 1 之间的数",
            "egov.toml $.ignore_by_unit.市审计厅：方案、底数和单位名录中均无此单位，最接近的是 市审计局",
        ]

    @pytest.mark.parametrize("known", [*KNOWN_BY, {**KNOWN_BY[0], **KNOWN_BY[1]}])
    def test_a_unit_that_nobody_knows_is_refused_with_the_nearest(self, known: dict[str, object]) -> None:
        """Misspelt, it would silently do nothing."""
        settings = Settings(ignore_by_unit={"市审计厅": ("NW",), "火星": ("NW",)}, document="egov.toml")
        with pytest.raises(UsageError) as caught:
            ran(settings=settings, **known)
        assert caught.value.text("zh").splitlines() == [
            "egov.toml $.ignore_by_unit.市审计厅：方案、底数和单位名录中均无此单位，最接近的是 市审计局",
            "egov.toml $.ignore_by_unit.火星：方案、底数和单位名录中均无此单位",
        ]

    @pytest.mark.parametrize("known", KNOWN_BY)
    def test_a_unit_is_known_by_plan_inventory_or_roster(self, known: dict[str, object]) -> None:
        """Any of them is enough; where only the plan is given, nobody says that there are no others."""
        task = Task(id="1", content="编制目录", assignments=(Assignment(role=Role.LEAD, unit="市教育局"),))
        plan = Plan(id="p", title="示例方案", tasks=(task,))
        for unit in ("市审计局", "市教育局"):
            check(plan, as_of="2018-07-01", settings=Settings(ignore_by_unit={unit: ("NW",)}), **known)  # type: ignore[arg-type]
        check(plan, as_of="2018-07-01", settings=Settings(ignore_by_unit={"火星": ("NW",)}))

    def test_the_nearest_parameter_is_named(self) -> None:
        """So that it can be mended at once."""
        with pytest.raises(UsageError, match=r"; PL08\.similarity is the nearest"):
            check(PLAN, as_of="2018-07-01", settings=Settings(parameters={"PL08.similarty": 0.5}))

    @pytest.mark.parametrize("rule", [one for one in rulebook() if not one.needs][:3], ids=str)
    def test_settings_may_speak_of_rules_that_are_not_asked_for(self, rule: object) -> None:
        """One file serves a test of each rule in turn."""
        settings = Settings(ignore=("SQ",), severity={"PL": Severity.NOTE}, parameters={"PL08.similarity": 0.5})
        assert ran(settings=settings, rules=[rule]) == {str(rule)}


class TestWaiversOfACheck:
    """`check` with waivers and a baseline."""

    def test_without_waivers_nothing_is_said_of_them(self) -> None:
        """No waivers at all, and an empty list of them, are two things."""
        rules = [rule_of(*each) for each in STRENGTHS.items()]
        assert ran(rules=rules) == set(STRENGTHS)
        assert ran(rules=rules, waivers=()) == {*STRENGTHS, "WV01", "WV02", "WV03"}

    def test_what_is_asked_of_waivers_can_be_left_out_and_weighed(self) -> None:
        """As any rule can."""
        given_rules = {"rules": [rule_of(*each) for each in STRENGTHS.items()], "waivers": [waiver("XX03")]}
        one = check(PLAN, as_of="2018-07-01", settings=Settings(severity={"WV": Severity.NOTE}), **given_rules)  # type: ignore[arg-type]
        assert [(found.rule_id, found.severity) for found in one] == [("WV03", Severity.NOTE)]
        assert ran(ignore=["WV03"], **given_rules) == {*STRENGTHS, "WV01", "WV02"}

    def test_a_baseline_sets_apart_what_it_knows(self) -> None:
        """An empty one knows nothing."""
        plain = check(PLAN, as_of="2018-07-01")
        assert check(PLAN, as_of="2018-07-01", baseline=Baseline()) == plain


class TestSettingsSummary:
    """What a report tells of how it was made."""

    OURS = Settings(
        select=("XX05",),
        severity={"XX": Severity.NOTE},
        parameters={"XX05.share": 3, "PL08.similarity": 0.5},
        document="egov.toml",
    )

    def made(self, **more: object) -> Report:
        """Return a report of the rule with a parameter, by these settings."""
        return check(PLAN, as_of="2018-07-01", rules=[OWN], settings=self.OURS, **more)  # type: ignore[arg-type]

    def test_it_names_the_file_and_what_it_changes(self) -> None:
        """Of parameters those that the rules read which ran."""
        about = self.made().settings
        assert about is not None
        assert (about.document, about.select, about.severity) == ("egov.toml", ("XX05",), {"XX": Severity.NOTE})
        assert (about.parameters, about.changed) == ({"XX05.share": 3}, ("XX05.share",))

    def test_it_tells_what_was_in_force(self) -> None:
        """What the call asks for goes before the settings, and a rule that is left out reads nothing."""
        about = self.made(parameters={"XX05.share": 7}).settings
        assert about is not None
        assert about.parameters == {"XX05.share": 7}
        left_out = self.made(ignore=["XX05"]).settings
        assert left_out is not None
        assert (left_out.ignore, left_out.parameters, left_out.changed) == (("XX05",), {}, ())

    def test_a_check_by_what_it_tells_is_the_same(self) -> None:
        """The report can be made again."""
        first = self.made()
        about = first.settings
        assert about is not None
        again = check(
            PLAN,
            as_of="2018-07-01",
            rules=[OWN],
            select=about.select,
            ignore=about.ignore,
            parameters=about.parameters,
            settings=Settings(severity=about.severity, ignore_by_unit=about.ignore_by_unit),
        )
        assert again == first
