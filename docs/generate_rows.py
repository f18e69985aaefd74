"""Writes the pages that say what becomes of every stretch of the rows of the plans that ship.

    python docs/generate_rows.py [--check]

With `--check` nothing is written, the pages that differ are named, and the exit status is 1 if there are any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import written_pages

from egov_consolidation import issued
from egov_consolidation.rendering import rows_markdown
from egov_consolidation.rules import rulebook
from egov_consolidation.wording import LANGUAGES, Lang

FOLDER = Path(__file__).parent / "reference" / "rows"
RULE = re.compile(r"\b[A-Z]{2}[0-9]{2}\b")
KNOWN = frozenset(rule.id for rule in rulebook())
WRITTEN_BY = "<!-- written by docs/generate_rows.py -->"


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Write or compare the pages, and return the exit status."""
    return written_pages.main("Write the pages of the rows.", arguments, folder, pages())


def pages() -> dict[str, str]:
    """Return the text of every page by its file name: each plan in each language."""
    return {f"{name}.{lang}.md": page(name, lang) for name in issued.names() for lang in LANGUAGES}


def page(name: str, lang: Lang) -> str:
    """Return the row ledger of a plan in one language; what stands for a rule leads to its page."""
    told = rows_markdown(issued.load(name), rulebook(), lang)
    return f"---\ntitle: {name} ({lang})\n---\n{WRITTEN_BY}\n\n{RULE.sub(linked, told)}"


def linked(found: re.Match[str]) -> str:
    """Return the id of a rule as a link to its page; another word as it stands."""
    return f"[{found[0]}](../rules/{found[0]}.md)" if found[0] in KNOWN else found[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
