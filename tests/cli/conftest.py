"""What the tests of the command share: running it in this process, and a plan without findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import attrs
import pytest

from egov_consolidation.cli import main

CLEAN = """
id = "clean"
title = "示例方案"
issued = "2017-11-10"

[[tasks]]
id = "1.1"
theme = "清理"
content = "编制清理清单。"
lead_units = ["市审计局"]
deadline = "2017-12-15"

[[tasks]]
id = "1.2"
theme = "整合"
content = "按清单注销系统。"
lead_units = ["市财政局"]
deadline = "2018-06-29"
dependencies = [{ predecessor = "1.1" }]
"""


@attrs.frozen
class Ran:
    """What a run of the command left behind.

    Attributes:
        status: The exit status.
        out: Standard output.
        err: Standard error.
    """

    status: int
    out: str
    err: str


Run: TypeAlias = "Callable[..., Ran]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Give what runs the command with some words, in an English locale."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "120")

    def ran(*words: str) -> Ran:
        status = main(words)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture
def clean(tmp_path: Path) -> str:
    """Give the path of a plan in which no rule finds anything."""
    file = tmp_path / "clean.toml"
    file.write_text(CLEAN, encoding="utf-8")
    return str(file)
