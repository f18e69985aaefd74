"""A report says by which settings it was made."""

from __future__ import annotations

import json

import attrs
import pytest

from egov_consolidation.dates import day
from egov_consolidation.findings import SettingsSummary, Severity
from egov_consolidation.rendering import json_text, report_text
from egov_consolidation.rendering._report_settings import settings_json, settings_said
from egov_consolidation.wording import LANGUAGES, Lang

from .reports import clean

OURS = SettingsSummary(
    document="egov.toml",
    select=("PL", "ZS"),
    ignore=("PL07",),
    severity={"PL": Severity.NOTE},
    ignore_by_unit={"市交通局": ("NW03",)},
    parameters={"NW03.due": day("2018-12-31"), "ZS04.users": 10},
    changed=("ZS04.users",),
)


class TestSettingsSaid:
    """`settings_said`."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            (
                "zh",
                (
                    "设置：egov.toml（只执行 PL、ZS；不执行 PL07；调整级别：PL 为提示；"
                    "设定参数：ZS04.users = 10；市交通局不列 NW03）"
                ),
            ),
            (
                "en",
                (
                    "settings: egov.toml (rules selected: PL, ZS; rules left out: PL07; weights: PL note; "
                    "parameters set: ZS04.users = 10; not listed for 市交通局: NW03)"
                ),
            ),
        ],
    )
    def test_it_names_the_file_and_all_that_it_changes(self, lang: Lang, said: str) -> None:
        """What acts silently would pass for the plan's own."""
        assert settings_said(clean(settings=OURS), lang) == (said,)

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_without_settings_nothing_is_said(self, lang: Lang) -> None:
        """What a call asks for its caller knows."""
        assert settings_said(clean(settings=SettingsSummary(select=("PL",))), lang) == ()
        assert settings_said(clean(), lang) == ()

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_it_stands_in_the_head_of_a_report(self, lang: Lang) -> None:
        """Before anything that was found."""
        one = clean(settings=attrs.evolve(OURS, select=(), ignore=(), severity={}, ignore_by_unit={}, changed=()))
        assert "egov.toml" in report_text(one, lang, width=200).splitlines()[1]


class TestSettingsJson:
    """`settings_json`."""

    def test_every_value_is_told(self) -> None:
        """Days as days, and also those parameters that nobody has set."""
        assert json.loads(json_text(settings_json(OURS))) == {
            "path": "egov.toml",
            "select": ["PL", "ZS"],
            "ignore": ["PL07"],
            "severity": {"PL": "NOTE"},
            "ignore_by_unit": {"市交通局": ["NW03"]},
            "parameters": {"NW03.due": "2018-12-31", "ZS04.users": 10},
        }
        assert settings_json(None) is None
