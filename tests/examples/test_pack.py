"""The sample pack installs, and its rules judge beside the rulebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
INVENTORY = EXAMPLES / "city" / "inventory.toml"


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder into which the sample pack is installed, without a network."""
    folder = tmp_path_factory.mktemp("pack")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--no-compile", "--target", str(folder))
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(EXAMPLES / "pack")], check=True)
    return folder


def egov(*words: str, target: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, with what is installed in a folder."""
    paths = [os.environ.get("PYTHONPATH", ""), *([] if target is None else [str(target)])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in paths if one), "PYTHONUTF8": "1"}
    code = "import sys; from egov_consolidation.cli import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *words, "--lang", "en"],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


class TestPack:
    """`examples/pack`."""

    CHECK = ("check", "--as-of", "2019-07-01", "--inventory", str(INVENTORY), "--select", "HB", "--format", "json")

    def test_its_rules_judge_once_it_is_installed(self, target: Path) -> None:
        """A rule about the plan, and one about what exists."""
        ran = egov(*self.CHECK, target=target)
        verdicts = json.loads(ran.stdout)["verdicts"]
        assert (ran.returncode, ran.stderr) == (1, "")
        assert list(verdicts) == ["HB01", "HB02"]
        assert verdicts["HB01"]["PASS"] > 0
        assert all(verdicts["HB02"][verdict] > 0 for verdict in ("PASS", "FAIL", "UNKNOWN"))

    def test_without_it_they_are_not_known(self) -> None:
        """The prefix fits no rule."""
        ran = egov(*self.CHECK)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr.startswith("HB: fits no rule.")

    def test_its_rules_are_listed_and_explained(self, target: Path) -> None:
        """Beside those of the rulebook."""
        assert "HB02" in egov("rules", target=target).stdout
        told = egov("rules", "HB02", target=target).stdout
        assert "looks at who rents each line that is not cancelled" in told

    def test_a_second_pack_of_that_prefix_is_refused(self, target: Path, tmp_path: Path) -> None:
        """With both named; nothing is judged."""
        about = tmp_path / "other-0.1.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: egov-rules-other\nVersion: 0.1\n")
        (about / "entry_points.txt").write_text("[egov_consolidation.rules]\nHB = harbour_rules\n")
        ran = egov(*self.CHECK, target=Path(f"{target}{os.pathsep}{tmp_path}"))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "egov-rules-harbour" in ran.stderr
        assert "egov-rules-other" in ran.stderr
