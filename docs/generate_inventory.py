"""Writes the page of the inventory from its classes; `--check` only compares.

    python docs/generate_inventory.py [--check]

With `--check` nothing is written, and the exit status is 1 if the page differs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from egov_consolidation.inventory import KINDS, FieldAbout, ValueKind, fields_of, title_of
from egov_consolidation.reading._inventory_files import file_names
from egov_consolidation.reading._record_tables import headers_of
from egov_consolidation.reading._record_values import ID, wanted
from egov_consolidation.rendering import markdown, markdown_table
from egov_consolidation.wording import LANGUAGES, Lang, Text

PAGE = Path(__file__).parent / "reference" / "inventory.md"
WRITTEN_BY = "<!-- written by docs/generate_inventory.py -->"
COLUMNS = ("field · 字段", "headers · 表头", "value", "值")
ABOUT = """\
The kinds of records of an inventory, and what each of their fields holds. In a TOML or JSON file a field stands under
its name; in a table under any of its headers, without regard to spaces and capitals. Only the id has to be given.

底数中的各类记录及其字段。TOML 或 JSON 文件中按字段名填写；表格中可用所列任一表头，空格和大小写不限。
除编号外，其余均可不填。

An empty cell is not known. `无` or `none` is known to be none, and `尚未` or `not yet` has not happened so far. Items
of a list are separated by `；`, `;` or `、`.

留空表示未知；填“无”表示确知没有；填“尚未”表示至今没有发生。多项之间以“；”或“、”隔开。"""
ID_VALUE = Text(en="words of its own, needed", zh="本类记录中唯一，必填")
TARGET = Text(en="{value}: {titles} ({collection})", zh="{value}：{titles}（{collection}）")
SEVERAL_OF = Text(en="some of these, or “none”: {known}", zh="下列若干项，或“无”：{known}")


def main(arguments: Sequence[str], path: Path = PAGE) -> int:
    """Write or compare the page, and return the exit status."""
    parser = argparse.ArgumentParser(description="Write the page of the inventory.")
    parser.add_argument("--check", action="store_true", help="write nothing, say whether the page differs")
    asked = parser.parse_args(arguments)
    if not asked.check:
        path.write_text(page(), encoding="utf-8", newline="\n")
        return 0
    if path.is_file() and path.read_text(encoding="utf-8") == page():
        return 0
    print(f"{path}: differs from the records, must be written anew (make rules)", file=sys.stderr)
    return 1


def page() -> str:
    """Return the text of the page, in both languages."""
    sections = (part for collection in KINDS for part in section(collection))
    return "\n\n".join((WRITTEN_BY, "# Records of an inventory · 底数记录", ABOUT, *sections)) + "\n"


def section(collection: str) -> tuple[str, ...]:
    """Return what is said of one kind of records: its files and its fields."""
    kind = KINDS[collection]
    files = ", ".join(f"`{name}.csv`" for name in file_names(collection))
    abouts = (ID, *fields_of(kind).values())
    return (
        f"## {markdown(collection)} · {markdown(title_of(kind).zh)}",
        f"`{kind.__name__}`: {markdown(title_of(kind).en)}. In files · 文件：{files}",
        markdown_table(
            COLUMNS, [[about.name, headers(about), *map(value(about).say, LANGUAGES[::-1])] for about in abouts]
        ),
    )


def headers(about: FieldAbout) -> str:
    """Return the headers of a field beside its name."""
    return ", ".join(dict.fromkeys(one for one in headers_of(about) if one != about.name))


def value(about: FieldAbout) -> Text:
    """Return what is written for a field."""
    if about == ID:
        return ID_VALUE
    if about.refers is not None:
        return TARGET.fill(value=wanted(about), titles=title_of(KINDS[about.refers]), collection=about.refers)
    if about.choices is None:
        return wanted(about)
    if about.kind is ValueKind.CHOICE:
        return Text(en=wanted(about).en, zh=f"下列之一：{members(about, 'zh')}")
    return Text(
        en=SEVERAL_OF.say("en", known=members(about, "en")), zh=SEVERAL_OF.say("zh", known=members(about, "zh"))
    )


def members(about: FieldAbout, lang: Lang) -> str:
    """Return the members of a closed set by value and name."""
    if lang == "zh":
        return "、".join(f"{one.label.zh}（{one.value}）" for one in about.choices or ())
    return ", ".join(f"{one.value} ({one.label.en})" for one in about.choices or ())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
