"""What an office sets once for all its checks."""

from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.settings import Selection, Settings, Severity

RULES = ("PL01", "PL04", "NW03")
PREFIXES = st.sampled_from(("P", "PL", "PL0", "PL01", "PL04", "N", "NW", "NW03"))
MISSPELT = (("PL4", "PL04"), ("nw03", "NW03"), ("NW3", "NW03"), ("PL1", "PL01"))
PLACES = tuple(
    f"pyproject.toml $.tool.egov.{path}: "
    for path in ("select[1]", "ignore[0]", "ignore_by_unit.市审计局[1]", "severity.PL1")
)
SEVERITY = st.dictionaries(PREFIXES, st.sampled_from(Severity))


class TestSettings:
    """`Settings`."""

    @given(SEVERITY, st.sampled_from(RULES), st.sampled_from(Severity))
    def test_the_longest_prefix_decides_the_severity(
        self, severity: dict[str, Severity], rule_id: str, own: Severity
    ) -> None:
        """Looked up by cutting the id shorter and shorter; where no prefix is set, the rule's own stands."""
        cut = [rule_id[:length] for length in range(len(rule_id), 0, -1)]
        expected = next((severity[one] for one in cut if one in severity), own)
        assert Settings(severity=severity).severity_of(rule_id, own) is expected

    def test_what_a_call_selects_runs_even_where_the_settings_leave_it_out(self) -> None:
        """The call knows better what is wanted now."""
        ours = Settings(select=("NW",), ignore=("PL04",))
        assert ours.selection(select=("PL",), ignore=("PL01",)) == Selection(select=("PL",), ignore=("PL01",))

    def test_what_a_call_ignores_is_ignored_beside_what_the_settings_do(self) -> None:
        """Who leaves out one more rule does not bring back the others."""
        ours = Settings(select=("PL",), ignore=("PL04",))
        assert ours.selection(select=(), ignore=("PL01",)) == Selection(select=("PL",), ignore=("PL04", "PL01"))

    def test_a_rule_is_not_listed_for_the_units_for_which_it_is_ignored(self) -> None:
        """For others it is, and where nobody knows whose it is."""
        ours = Settings(ignore_by_unit={"units/市审计局": ("NW",)})
        assert not ours.lists("NW03", "units/市审计局")
        assert ours.lists("PL01", "units/市审计局")
        assert ours.lists("NW03", "units/市财政局")
        assert ours.lists("NW03", None)

    @pytest.mark.parametrize(
        "wrong",
        [
            Settings(select=("PL4",)),
            Settings(ignore=("PL4",)),
            Settings(severity={"PL4": Severity.NOTE}),
            Settings(ignore_by_unit={"units/市审计局": ("PL4",)}),
            Settings(select=("",)),
        ],
    )
    def test_a_code_that_fits_no_rule_is_refused_wherever_it_stands(self, wrong: Settings) -> None:
        """A misspelt code would silently do nothing."""
        (said,) = wrong.unknown(RULES)
        assert "fits no rule" in said.en

    def test_each_is_named_with_its_place_and_the_nearest(self) -> None:
        """So that all can be mended at once; what is set in a program stands in no file."""
        wrong = Settings(
            select=("PL", "PL4"),
            ignore=("nw03",),
            severity={"PL1": Severity.NOTE},
            ignore_by_unit={"市审计局": ("PL01", "NW3")},
        )
        ours = attrs.evolve(wrong, document="pyproject.toml", path="$.tool.egov")
        for settings, places in ((wrong, ("",) * 4), (ours, PLACES)):
            assert [said.en for said in settings.unknown(RULES)] == [
                f"{place}{code}: fits no rule. egov rules lists them; {near} is the nearest"
                for place, (code, near) in zip(places, MISSPELT, strict=True)
            ]

    @given(st.lists(PREFIXES), st.lists(PREFIXES), SEVERITY)
    def test_codes_that_fit_are_accepted(
        self, select: list[str], ignore: list[str], severity: dict[str, Severity]
    ) -> None:
        """Ids, and how they begin."""
        assert Settings(select=tuple(select), ignore=tuple(ignore), severity=severity).unknown(RULES) == ()
