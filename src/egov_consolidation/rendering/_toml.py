"""Values as TOML writes them, and the characters that are escaped there and in JSON."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What JSON may hold as it is, but not every reader of lines."""
_NOT_IN_TOML = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u2028\u2029\ufeff]')


def escaped(found: re.Match[str]) -> str:
    """Return a character that was found, escaped."""
    return _SHORT_ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}")


def toml_value(value: object) -> str:
    """Return a value as TOML writes it in one line: words, numbers, yes and no, lists and tables."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(one) for one in cast("list[object]", value)) + "]"
    if isinstance(value, Mapping):
        table = cast("Mapping[str, object]", value)
        pairs = ", ".join(f"{key} = {toml_value(one)}" for key, one in table.items())
        return "{ " + pairs + " }" if pairs else "{}"
    return '"' + _NOT_IN_TOML.sub(escaped, str(value)) + '"'


def toml_file(table: Mapping[str, object]) -> str:
    """Return a file: plain keys first, then each list of tables, table by table."""
    lists = {key: cast("list[dict[str, object]]", value) for key, value in table.items() if value and _is_list(value)}
    lines = [f"{key} = {toml_value(value)}" for key, value in table.items() if key not in lists]
    for key, entries in lists.items():
        for entry in entries:
            lines += ["", f"[[{key}]]", *(f"{name} = {toml_value(value)}" for name, value in entry.items())]
    return "\n".join(lines) + "\n"


def _is_list(value: object) -> bool:
    return isinstance(value, list)
