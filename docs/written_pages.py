"""Pages that a script writes: written anew, or compared with what stands in their folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path


def main(about: str, arguments: Sequence[str], folder: Path, wanted: Mapping[str, str]) -> int:
    """Write or compare pages, and return the exit status.

    Args:
        about: What the script does.
        arguments: What stands behind its name: nothing, or `--check`, which writes nothing and names what differs.
        folder: Where the pages stand; no other Markdown file may stand in it.
        wanted: The text of every page by its file name.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--check", action="store_true", help="write nothing, name the pages that differ")
    asked = parser.parse_args(arguments)
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    differing = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    if not asked.check:
        _write(folder, wanted, differing)
        print(f"{folder}: {len(wanted)} pages, {len(differing)} of them changed")
        return 0
    for name in differing:
        print(f"{folder / name}: differs from what it is made of, must be written anew (make rules)", file=sys.stderr)
    return 1 if differing else 0


def _write(folder: Path, wanted: Mapping[str, str], differing: Sequence[str]) -> None:
    """Write the pages that differ, and remove those that nothing makes any more."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in differing:
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
