"""From a file to its data: what kind it is, its bytes within bounds, TOML and JSON read safely."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

import attrs

from egov_consolidation.errors import Place, Problem, ReadingError, UsageError
from egov_consolidation.reading._characters import MOST
from egov_consolidation.wording import Text

_DEEPEST = 60
_KINDS = Text(
    en="{file}: is of kind {suffix}, must be one of {known}", zh="{file}：类型为 {suffix}，目前可读取 {known}"
)
_UNREADABLE = Text(en="cannot be opened: {why}", zh="无法打开：{why}")
_TOO_LARGE = Text(en="holds more than {most} bytes, must hold at most that many", zh="超过 {most} 字节，不得超过此数")
_NOT_TOML = Text(en="is not TOML: {why}", zh="不是合格的 TOML：{why}")
_NOT_JSON = Text(en="is not JSON: {why}", zh="不是合格的 JSON：{why}")
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
        ReadingError: It cannot be opened, or is larger than 64 MiB.
    """
    path = Path(source)
    suffix = path.suffix.lower()
    if suffix not in known:
        raise UsageError(_KINDS.fill(file=path.name, suffix=suffix or None, known=known))
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST + 1)
    except OSError as refused:
        raise _one(path.name, _UNREADABLE.fill(why=refused.strerror or type(refused).__name__)) from None
    if len(data) > MOST:
        raise _one(path.name, _TOO_LARGE.fill(most=MOST))
    return Bytes(path.name, path.stem, suffix, data)


def toml_data(text: str, document: str) -> object:
    """Return what a TOML text holds.

    Raises:
        ReadingError: It is not TOML, with line and column, or is nested too deeply.
    """
    try:
        return _within_depth(tomllib.loads(text), document)
    except (tomllib.TOMLDecodeError, ValueError) as wrong:
        raise _one(document, _NOT_TOML.fill(why=str(wrong)[:200])) from None
    except RecursionError:
        raise _one(document, _TOO_DEEP.fill(most=_DEEPEST)) from None


def json_data(text: str, document: str) -> object:
    """Return what a JSON text holds.

    Raises:
        ReadingError: It is not JSON, repeats a key, holds NaN or Infinity, or is nested too deeply.
    """
    try:
        data = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_without_repeats)
        return _within_depth(data, document)
    except ReadingError:
        raise
    except ValueError as wrong:
        raise _one(document, _NOT_JSON.fill(why=str(wrong)[:200])) from None
    except RecursionError:
        raise _one(document, _TOO_DEEP.fill(most=_DEEPEST)) from None


DATA: dict[str, Callable[[str, str], object]] = {".toml": toml_data, ".json": json_data}
"""What reads the data of a file, by its suffix."""


def _no_constant(name: str) -> object:
    message = f"{name} is no number that can be kept"
    raise ValueError(message)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        seen: set[str] = set()
        repeated = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        message = f"key {repeated[:40]!r} occurs more than once"
        raise ValueError(message)
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
