"""Where a result goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

import argparse
import codecs
import errno
import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from egov_consolidation.errors import Problem, UsageError
from egov_consolidation.wording import Text

_SAME = Text(
    en="{option} {file}: is where the result goes, must be another file",
    zh="{option} {file}：与输出文件相同，须为另一文件",
)
_REMARK = Text(en="remark: {said}", zh="提示：{said}")
_WIDEST = 160
_UNBOUNDED = {"\n", "\t"}
_SUFFIXES = {
    ".htm": "html",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".mmd": "mermaid",
    ".svg": "svg",
}
"""What the name of a file says about the form that is wished for."""


def write(asked: argparse.Namespace, forms: Mapping[str, Callable[[], str]]) -> None:
    """Write the result in the form that was asked for.

    Args:
        asked: The arguments, with `format` and `output`.
        forms: What makes the text, by the name of the form, the default first.
    """
    form = asked.format or _implied(asked.output, forms)
    text = forms[form]()
    if asked.output is not None:
        _whole(Path(asked.output), json_printable(text) if form == "json" else printable(text))
    elif form == "json":
        _printed(json_printable(text, ascii_only=not _is_unicode(getattr(sys.stdout, "encoding", None))))
    else:
        _printed(printable(text))


def write_beside(asked: argparse.Namespace, option: str, file: str, text: str) -> None:
    """Write a JSON document to a file of its own, beside the result.

    Args:
        asked: The arguments, with `output`.
        option: The option that names the file.
        file: The file.
        text: The document.

    Raises:
        UsageError: The result itself goes to that file.
        OSError: It cannot be written.
    """
    if asked.output is not None and Path(asked.output).resolve() == Path(file).resolve():
        raise UsageError(_SAME.fill(option=option, file=file))
    _whole(Path(file), json_printable(text))


def remark(asked: argparse.Namespace, about: Problem) -> None:
    """Say something of an input that was read, beside the result.

    Args:
        asked: The arguments, with `lang`.
        about: What is said, and of what.
    """
    said = _REMARK.say(asked.lang, said=about.text(asked.lang))
    sys.stderr.write(printable(said) + "\n")


def _implied(output: str | None, forms: Mapping[str, object]) -> str:
    """Return the form that the name of the file means, where it means one of them; else the default."""
    named = None if output is None else _SUFFIXES.get(Path(output).suffix.lower())
    return next(iter(forms)) if named is None or named not in forms else named


def terminal_width() -> int:
    """Return the columns of the terminal, within reason; 120 where there is none."""
    return min(shutil.get_terminal_size((120, 24)).columns, _WIDEST)


def printable(text: str) -> str:
    r"""Return text in which nothing steers a terminal: control and format characters are shown as escapes.

    Examples:
        >>> printable("目录\x1b[31m")
        '目录\\u001b[31m'
    """
    if text.isprintable():
        return text
    return "".join(_escape(one) if _steers(one) else one for one in text)


def json_printable(text: str, *, ascii_only: bool = False) -> str:
    r"""Return JSON text in which nothing steers a terminal; it says the same as before.

    Args:
        text: The JSON text; whatever is not ASCII in it stands in a string.
        ascii_only: Whether everything else that is not ASCII is escaped too, for consoles that cannot print it all.

    Returns:
        The text with characters escaped as JSON escapes them.

    Examples:
        >>> json_printable('"目录\x9b"'), json_printable('"目录"', ascii_only=True)
        ('"目录\\u009b"', '"\\u76ee\\u5f55"')
    """
    escaped = (one for one in set(text) if _steers(one) or (ascii_only and not one.isascii()))
    return text.translate({ord(one): _json_escape(one) for one in escaped})


def discard_output() -> None:
    """Send what is still to be printed nowhere: nobody reads standard output any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _printed(text: str) -> None:
    """Print a result; where its reader has gone, as `head` does, the exit status still says what was found."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()


def _is_unicode(encoding: str | None) -> bool:
    return encoding is None or codecs.lookup(encoding).name.startswith("utf")


def _steers(character: str) -> bool:
    return character not in _UNBOUNDED and unicodedata.category(character)[0] == "C"


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - the end of the basic plane


def _json_escape(character: str) -> str:
    import json  # not needed to print a help text, which has to come at once

    return f"\\u{ord(character):04x}" if character.isascii() else json.dumps(character)[1:-1]


def _whole(file: Path, text: str) -> None:
    """Write beside the file first, then put it in the file's place; what is no file, such as a device, is written to.

    Raises:
        OSError: It cannot be written; it names the file that was asked for.
    """
    try:
        if file.is_dir() or not file.name:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8", newline="\n")
        else:
            _replaced(file.resolve(), text)
    except OSError as refused:
        raise OSError(refused.errno, refused.strerror, str(file)) from refused


def _replaced(file: Path, text: str) -> None:
    beside = file.with_name(f".{os.urandom(8).hex()}.egov")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        if file.exists():
            beside.chmod(file.stat().st_mode & 0o777)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
