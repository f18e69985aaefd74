"""Where a result goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

_WIDEST = 160
_UNBOUNDED = {"\n", "\t"}


def write(asked: argparse.Namespace, forms: Mapping[str, Callable[[], str]]) -> None:
    """Write the result in the form that was asked for.

    Args:
        asked: The arguments, with `format` and `output`.
        forms: What makes the text, by the name of the form.
    """
    text = _printable(forms[asked.format]())
    if asked.output is None:
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        _whole(Path(asked.output), text)


def terminal_width() -> int:
    """Return the columns of the terminal, within reason; 120 where there is none."""
    return min(shutil.get_terminal_size((120, 24)).columns, _WIDEST)


def _printable(text: str) -> str:
    """Return text in which nothing steers a terminal: control and format characters are shown as escapes."""
    if text.isprintable():
        return text
    kept = [one if one in _UNBOUNDED or unicodedata.category(one)[0] != "C" else _escape(one) for one in text]
    return "".join(kept)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the end of the basic plane


def _whole(file: Path, text: str) -> None:
    """Write beside the file first, then put it in the file's place."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        Path(name).chmod(0o644 if not file.exists() else file.stat().st_mode & 0o777)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
