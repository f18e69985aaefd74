"""What a notebook shows of plans, schedules and reports: asked of IPython itself, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from egov_consolidation import analyze, check, issued
from egov_consolidation.errors import UsageError
from egov_consolidation.rendering import notebook
from egov_consolidation.wording import LANGUAGES, Lang

from .four import needs_nothing, read_page

SHOWS = """
import json
{before}
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance()
{after}
from egov_consolidation import analyze, check, issued

plan = issued.load("dalian-2017")
values = plan, analyze(plan, data_date="2017-11-10"), check(plan, as_of="2018-07-01")
print(json.dumps([shell.display_formatter.format(value)[0].get("text/html", "") for value in values]))
"""


def shown_by_ipython(before: str, after: str, locale: str) -> list[str]:
    """Return the HTML that IPython shows of a plan, a schedule and a report."""
    environment = {name: value for name, value in os.environ.items() if name not in {"LC_ALL", "LC_MESSAGES"}}
    ran = subprocess.run(
        [sys.executable, "-c", SHOWS.format(before=before, after=after)],
        env={**environment, "LANG": locale, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    read: list[str] = json.loads(ran.stdout.splitlines()[-1])
    return read


class TestInIPython:
    """IPython's own formatter."""

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("", "import egov_consolidation"),
            ("import egov_consolidation", ""),
            ("from egov_consolidation import analyze, check, issued", ""),
        ],
    )
    def test_plan_schedule_and_report_are_shown_whenever_the_package_is_loaded(self, before: str, after: str) -> None:
        """Before the shell exists, or after."""
        plan, schedule, report = (read_page(one) for one in shown_by_ipython(before, after, "zh_CN.UTF-8"))
        assert len(plan.texts("tr")) == 54
        assert "svg" in {name for name, _, _ in schedule.found}
        assert any("PL04" in heading for heading in report.texts("h2"))

    @pytest.mark.parametrize(("locale", "words"), [("zh_CN.UTF-8", "进度计划"), ("en_GB.UTF-8", "schedule")])
    def test_the_language_is_that_of_the_locale(self, locale: str, words: str) -> None:
        """Unless it is set."""
        _, schedule, _ = shown_by_ipython("", "", locale)
        assert words in read_page(schedule).texts("h1")[0]


class TestShown:
    """`shown`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_each_is_a_piece_that_needs_nothing(self, lang: Lang, monkeypatch: pytest.MonkeyPatch) -> None:
        """In the language that was set; values themselves return the same."""
        monkeypatch.setattr(notebook, "language", lang)
        plan = issued.load("dalian-2017")
        for value in (plan, analyze(plan, data_date="2017-11-10"), check(plan, as_of="2018-07-01")):
            piece = notebook.shown(value)
            assert needs_nothing(read_page(piece))
            assert value._repr_html_() == piece
            assert "大连市" in read_page(piece).texts("h1")[0]

    @pytest.mark.parametrize("other", [None, 1, "plan"])
    def test_anything_else_is_refused(self, other: object) -> None:
        """By the name of its kind, in both languages."""
        with pytest.raises(UsageError) as refused:
            notebook.shown(other)
        assert refused.value.text("en") == f"{type(other).__name__}: must be a plan, a report or a schedule"
        assert refused.value.text("zh") == f"{type(other).__name__}：须为方案、报告或进度计划"
