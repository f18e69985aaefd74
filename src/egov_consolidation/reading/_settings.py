"""Settings of an office: `egov.toml`, or `[tool.egov]` in `pyproject.toml`."""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from egov_consolidation.dates import day
from egov_consolidation.errors import Place, Problem, ReadingError, UsageError
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import Settings, Severity
from egov_consolidation.wording import Text

_PYPROJECT = "pyproject.toml"
_NAMES = ("egov.toml", _PYPROJECT)
_NO_TABLE = Text(en="has no table [tool.egov], must have one", zh="没有 [tool.egov] 表，须有此表")
_SEVERITIES = {severity.name.lower(): severity for severity in Severity}
_ONE_OF = Text(en="one of {known}", zh=" {known} 之一").fill(known=tuple(_SEVERITIES))
_NUMBER = Text(en="a finite number, or a day, YYYY-MM-DD", zh="有限数，或格式为 YYYY-MM-DD 的日期")
_TWICE = Text(en="is given a second time, must be given once", zh="重复填写，只能填写一次")


def read_settings(source: str | os.PathLike[str]) -> Settings:
    """Read settings from a TOML file.

    Args:
        source: The file; of one that is called `pyproject.toml`, the table `[tool.egov]` is read.

    Returns:
        The settings.

    Raises:
        ReadingError: It cannot be read, or is a `pyproject.toml` without that table; every problem is listed with its
            path.
        UsageError: It is no TOML by its suffix.
    """
    settings = _read(source)
    if settings is None:
        raise ReadingError([Problem(Place(document=Path(source).name), _NO_TABLE)])
    return settings


def find_settings(folder: str | os.PathLike[str]) -> Settings | None:
    """Return the settings that stand in a folder, if any do.

    Args:
        folder: The folder: its `egov.toml`, else its `pyproject.toml` where that has a table `[tool.egov]`.

    Raises:
        ReadingError: The file cannot be read; every problem is listed with its path.
    """
    for name in _NAMES:
        file = Path(folder, name)
        settings = _read(file) if file.is_file() else None
        if settings is not None:
            return settings
    return None


def _read(source: str | os.PathLike[str]) -> Settings | None:
    file = opened(source, (".toml",))
    data, path = DATA[file.suffix](decode(file.data, file.name), file.name), "$"
    if file.name == _PYPROJECT:
        data, path = _within(_within(data, "tool"), "egov"), "$.tool.egov"
    return None if data is None else settings_from_data(data, document=file.name, path=path)


def _within(data: object, key: str) -> object:
    return cast("Mapping[str, object]", data).get(key) if isinstance(data, Mapping) else None


def settings_from_data(data: object, *, document: str, path: str = "$") -> Settings:
    """Return the settings that a file holds.

    Args:
        data: What TOML made of the file, or of its table.
        document: Name of the file, for places and messages.
        path: Where in the file the table stands.

    Returns:
        The settings.

    Raises:
        ReadingError: A key is unknown, or of the wrong kind; every problem is listed with its path. Whether there are
            such rules and parameters is asked when a plan is checked.

    Examples:
        >>> settings_from_data({"select": ["PL"], "severity": {"PL04": "note"}}, document="egov.toml").severity
        {'PL04': <Severity.NOTE: 1>}
    """
    problems = ProblemList(document)
    fields = Fields(data, path, problems)
    select, ignore = fields.names("select"), fields.names("ignore")
    severity, parameters = _severity(fields), _parameters(fields)
    units = fields.table("ignore_by_unit")
    by_unit = {} if units is None else {units.spelt(key): units.names(key) for key in units.keys}
    fields.close()
    problems.raise_if_any()
    return Settings(
        select=select,
        ignore=ignore,
        severity=severity,
        parameters=parameters,
        ignore_by_unit=by_unit,
        document=document,
        path=path,
    )


def _severity(fields: Fields) -> dict[str, Severity]:
    table = fields.table("severity")
    return {} if table is None else {table.spelt(key): _weight(table, key) for key in table.keys}


def _weight(table: Fields, key: str) -> Severity:
    name = table.raw(key)
    if not isinstance(name, str) or name not in _SEVERITIES:
        table.refuse_value(key, _ONE_OF)
        return Severity.NOTE
    return _SEVERITIES[name]


def _parameters(fields: Fields) -> dict[str, float | str]:
    """Return values by parameter id: written `"PL08.similarity" = 0.5`, or without quotes, which TOML nests."""
    table, found = fields.table("parameters"), dict[str, float | str]()
    if table is None:
        return found
    for key in table.keys:
        inner = table.table(key) if isinstance(table.raw(key), Mapping) else None
        if inner is None:
            _add_value(found, table, key, key)
        else:
            for name in inner.keys:
                _add_value(found, inner, name, f"{key}.{name}")
    return found


def _add_value(found: dict[str, float | str], table: Fields, key: str, parameter: str) -> None:
    value = table.raw(key)
    if isinstance(value, dt.date):
        value = value.isoformat()
    if isinstance(value, bool) or not isinstance(value, int | float | str) or not _is_sound(value):
        table.refuse_value(key, _NUMBER)
    elif parameter in found:
        table.refuse(key, _TWICE)
    else:
        found[parameter] = value


def _is_sound(value: float | str) -> bool:
    """Return whether a value is a finite number or a day; whether the parameter measures such is asked later."""
    if isinstance(value, str):
        try:
            day(value)
        except UsageError:
            return False
        return True
    return -math.inf < value < math.inf
