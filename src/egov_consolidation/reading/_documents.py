"""From a file to its data: what kind it is, its bytes within bounds, TOML and JSON read safely."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import cast

import attrs

from egov_consolidation.errors import Place, Problem, ReadingError, UsageError
from egov_consolidation.reading._characters import MOST
from egov_consolidation.reading._fields import visible
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

_DEEPEST = 60
_MOST_DIGITS = 40
_PIECE = r"""(?:"(?:[^"\\\n]|\\.)*+"|'[^'\n]*+'|[A-Za-z0-9_-]++)[ \t]*+"""
_CHAIN = re.compile(rf"""(?<![\\A-Za-z0-9_-])(?:{_PIECE}\.[ \t]*+){{{_DEEPEST}}}""")
"""Keys joined by dots to more levels than are read; a parser that meets many of them takes hours."""
_KINDS = Text(
    en="{file}: is of kind {suffix}, must be one of {known}", zh="{file}：类型为 {suffix}，目前可读取 {known}"
)
_NO_SUFFIX = Text(
    en="{file}: has no suffix to say its kind, must be one of {known}",
    zh="{file}：文件名没有后缀，无从判断类型，目前可读取 {known}",
)
_UNREADABLE = Text(en="cannot be opened", zh="无法打开")
_WHY_NOT: dict[type[Exception], Text] = {
    FileNotFoundError: Text(en="is not there, must be a file", zh="文件不存在"),
    IsADirectoryError: Text(en="is a folder, must be a file", zh="是文件夹，须为文件"),
    PermissionError: Text(en="may not be read by this user", zh="当前用户无权读取"),
}
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets and word processors begin, whatever their names say."""
_OFFICE = Text(
    en="is a workbook or a document of a word processor by its contents, must be text. save it as {suffix}, since a "
    "new name does not make it one",
    zh="内容是 Excel、Word 等文件，须为文本；请在原软件中另存为 {suffix}，不能只改文件名后缀",
)
_TOO_LARGE = Text(en="holds more than {most} bytes, must hold at most that many", zh="超过 {most} 字节，不得超过此数")
_NOT_JSON = Text(en="column {column} is not written as JSON demands", zh="第{column}列不合 JSON 的写法")
_NO_NUMBER = Text(en="{words} is no number that a plan can have", zh="{words} 不是方案中可用的数")
_REPEATED = Text(
    en="key “{key}” stands twice in one table, must stand once", zh="键“{key}”在同一表中重复，只能出现一次"
)
_AT_COLUMN = Text(en="column {column}: {reason}", zh="第{column}列：{reason}")
_POSITION = re.compile(r"\(at line ([0-9]+), column ([0-9]+)\)")
_NOT_AS_TOML = Text(en="is not written as TOML demands", zh="不合 TOML 的写法")
_TWICE = Text(en="a key or table is given twice, must be given once", zh="键或表重复，只能出现一次")
_OPEN = Text(en="quotation mark or bracket is opened, must be closed", zh="引号或括号只开不合，须成对")
_REASONS = {
    "Cannot ": _TWICE,
    "Duplicate ": _TWICE,
    "Unclosed ": _OPEN,
    "Unterminated ": _OPEN,
    "Expected \"'": _OPEN,
    "Expected '=' ": Text(en="a key must be followed by =", zh="键后须有 ="),
    "Exceeds ": Text(en="a number is too long, must be one that a plan can have", zh="数字过长，不是方案中可用的数"),
}
"""Reasons that are said in words of our own, by how the parser's begin."""
_TOO_DEEP = Text(en="is nested too deeply, must stay within {most} levels", zh="嵌套过深，不得超过 {most} 层")


@attrs.frozen
class Bytes:
    """A file's content.

    Attributes:
        name: Its name, for places.
        stem: Its name without the suffix.
        suffix: Its suffix in lower case, with the dot.
        data: Its bytes.
    """

    name: str
    stem: str
    suffix: str
    data: bytes


def opened(source: str | os.PathLike[str], known: tuple[str, ...]) -> Bytes:
    """Return a file's content.

    Raises:
        UsageError: Its suffix is none of the known ones.
        ReadingError: It cannot be opened, is no text by how it begins, or is larger than 64 MiB.
    """
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in known:
        if os.path.isdir(source):  # noqa: PTH112 - asks of names that no system has too
            raise _one(path.name or str(source), _WHY_NOT[IsADirectoryError])
        raise UsageError((_KINDS if suffix else _NO_SUFFIX).fill(file=path.name, suffix=suffix, known=known))
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST + 1)
    except (OSError, ValueError) as refused:
        raise _one(path.name, _WHY_NOT.get(type(refused), _UNREADABLE)) from None
    if len(data) > MOST:
        raise _one(path.name, _TOO_LARGE.fill(most=MOST))
    if data.startswith(_PACKED):
        raise _one(path.name, _OFFICE.fill(suffix=suffix))
    return Bytes(path.name, path.stem, suffix, data)


def toml_data(text: str, document: str) -> object:
    """Return what a TOML text holds.

    Raises:
        ReadingError: It is not TOML, with line and column, or is nested too deeply.
    """
    if _CHAIN.search(text) is not None:
        raise _one(document, _TOO_DEEP.fill(most=_DEEPEST))
    try:
        return _within_depth(tomllib.loads(text), document)
    except ReadingError:
        raise
    except ValueError as wrong:
        raise _not_toml(text, document, str(wrong)) from None
    except RecursionError:
        raise _one(document, _TOO_DEEP.fill(most=_DEEPEST)) from None


def json_data(text: str, document: str) -> object:
    """Return what a JSON text holds.

    Raises:
        ReadingError: It is not JSON, with line and column, repeats keys, holds numbers that no plan has, or is nested
            too deeply.
    """
    problems = ProblemList(document)
    try:
        data = json.loads(
            text,
            parse_constant=partial(_no_number, problems=problems),
            parse_int=partial(_whole, problems=problems),
            object_pairs_hook=partial(_without_repeats, problems=problems),
        )
    except json.JSONDecodeError as wrong:
        message = _NOT_JSON.fill(column=wrong.colno)
        raise ReadingError([Problem(Place(document=document, line=wrong.lineno), message)]) from None
    except RecursionError:
        raise _one(document, _TOO_DEEP.fill(most=_DEEPEST)) from None
    problems.raise_if_any()
    return _within_depth(data, document)


DATA: dict[str, Callable[[str, str], object]] = {".toml": toml_data, ".json": json_data}
"""What reads the data of a file, by its suffix."""


def _not_toml(text: str, document: str, why: str) -> ReadingError:
    reason = next((words for begin, words in _REASONS.items() if why.startswith(begin)), _NOT_AS_TOML)
    found = _POSITION.search(why)
    if found is not None:
        place = Place(document=document, line=int(found[1]))
        return ReadingError([Problem(place, _AT_COLUMN.fill(column=found[2], reason=reason))])
    is_at_end = why.endswith("(at end of document)")
    return ReadingError([Problem(Place(document=document, line=text.count("\n") + 1 if is_at_end else None), reason)])


def _no_number(words: str, problems: ProblemList) -> None:
    problems.add(problems.at(), _NO_NUMBER.fill(words=words))


def _whole(digits: str, problems: ProblemList) -> int | None:
    if len(digits) <= _MOST_DIGITS:
        return int(digits)
    _no_number(digits[:_MOST_DIGITS] + "…", problems)
    return None


def _without_repeats(pairs: list[tuple[str, object]], problems: ProblemList) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        for key in (one for one, count in counts.items() if count > 1):
            problems.add(problems.at(), _REPEATED.fill(key=visible(key)))
    return table


def _within_depth(data: object, document: str) -> object:
    level: list[object] = [data]
    for _ in range(_DEEPEST):
        level = [one for table in level for one in _inner(table)]
        if not level:
            return data
    raise _one(document, _TOO_DEEP.fill(most=_DEEPEST))


def _inner(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return cast("dict[str, object]", value).values()
    return cast("list[object]", value) if isinstance(value, list) else ()


def _one(document: str, message: Text) -> ReadingError:
    return ReadingError([Problem(Place(document=document), message)])
