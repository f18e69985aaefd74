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
    asked = [*words] if "--lang" in words else [*words, "--lang", "en"]
    return python("import sys", "from egov_consolidation.cli import main", f"sys.exit(main({asked}))", target=target)


def python(*code: str, target: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run some code in a process of its own, with what is installed in a folder."""
    paths = [os.environ.get("PYTHONPATH", ""), *([] if target is None else [str(target)])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(one for one in paths if one), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-c", "\n".join(code)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def install(folder: Path, name: str, entry: str) -> None:
    """Write into a folder what an installed package leaves there of itself."""
    about = folder / f"{name.replace('-', '_')}-0.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1\n")
    (about / "entry_points.txt").write_text(f"[egov_consolidation.rules]\n{entry}\n")


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

    @pytest.mark.parametrize("rule_id", ["HB01", "HB02"])
    def test_its_rules_are_explained_in_chinese_with_examples(self, target: Path, rule_id: str) -> None:
        """From the example files that it brings."""
        told = egov("rules", rule_id, "--lang", "zh", target=target).stdout
        assert all(head in told for head in ("检查：", "理由：", "改法：", "局限："))
        assert "示例" in told

    def test_its_examples_hold(self, target: Path) -> None:
        """As its page says how to ask."""
        words = (EXAMPLES / "pack" / "README.md").read_text(encoding="utf-8")
        ran = python(words.partition("```python\n")[2].partition("```")[0], target=target)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.split() == ["HB01-with-and-without", "HB02-shared-own-and-cancelled"]

    def test_a_pack_that_cannot_be_loaded_stops_no_check(self, tmp_path: Path) -> None:
        """The other rules judge, and one finding names it."""
        install(tmp_path, "egov-rules-broken", "HB = no_such_module")
        ran = egov("check", "--as-of", "2019-07-01", "--select", "HB,PL01", "--format", "json", target=tmp_path)
        report = json.loads(ran.stdout)
        assert (ran.returncode, ran.stderr) == (1, "")
        assert report["verdicts"]["PL01"]["PASS"] > 0
        (found,) = (one for one in report["findings"] if one["rule"] != "PL01")
        assert (found["rule"], found["verdict"], found["subjects"]) == ("HB00", "ERROR", ["egov-rules-broken"])
        assert "No module named 'no_such_module'" in found["message"]
        assert "HB00" in egov("rules", "hb", target=tmp_path).stdout

    def test_a_second_pack_of_that_prefix_is_refused(self, target: Path, tmp_path: Path) -> None:
        """With both named; nothing is judged."""
        install(tmp_path, "egov-rules-other", "HB = harbour_rules")
        ran = egov(*self.CHECK, target=Path(f"{target}{os.pathsep}{tmp_path}"))
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "egov-rules-harbour" in ran.stderr
        assert "egov-rules-other" in ran.stderr
