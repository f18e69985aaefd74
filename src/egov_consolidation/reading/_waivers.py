"""Waivers, from the file in which an office keeps them."""

from __future__ import annotations

import os
from functools import partial
from typing import TypeAlias

from egov_consolidation.dates import Day
from egov_consolidation.inventory import subject_meant
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import Text

_NEITHER = Text(en="names neither subject nor subjects, must name one of them", zh="须填写 subject 或 subjects")
_BOTH = Text(en="stands beside subjects, must stand alone", zh="不得与 subjects 同时填写")
_NONE = Text(en="is empty, must name what the finding speaks about", zh="为空，须列出问题所涉对象")
_DISORDER = Text(
    en="is {last}, must not lie before {first}, on which the waiver begins", zh="为 {last}，不得早于起始日期 {first}"
)
_OVERLAP = Text(
    en="permits what {path} permits from {first} to {last} already, must not share a day with it",
    zh="与 {path} 的规则和对象相同，期限（{first} 至 {last}）重叠，不得重叠",
)

_Terms: TypeAlias = "dict[tuple[str, tuple[str, ...]], list[tuple[Day, Day, str]]]"
"""The terms of the waivers read so far, by rule and subjects: first day, last day, and where it stands."""


def read_waivers(source: str | os.PathLike[str]) -> tuple[Waiver, ...]:
    """Read waivers from a TOML or JSON file.

    Returns:
        The waivers, in the order of the file; each names the file, so that findings can cite it.

    Raises:
        ReadingError: It cannot be read; every problem is listed with its path.
        UsageError: It is neither TOML nor JSON by its suffix.
    """
    file = opened(source, tuple(DATA))
    return waivers_from_data(DATA[file.suffix](decode(file.data, file.name), file.name), document=file.name)


def waivers_from_data(data: object, *, document: str) -> tuple[Waiver, ...]:
    """Return the waivers that a file holds.

    Args:
        data: What TOML or JSON made of the file.
        document: Name of the file, for places and citations.

    Returns:
        The waivers.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind, or two waivers permit the same on one day; every
            problem is listed with its path. Whether there is such a rule is asked when a report is made.

    Examples:
        >>> one = {
        ...     "rule": "NW05",
        ...     "subject": "lines/7",
        ...     "reason": "过渡期",
        ...     "approver": "市政府办公厅",
        ...     "from": "2018-01-01",
        ...     "last_day": "2018-06-30",
        ... }
        >>> waivers_from_data({"waivers": [one]}, document="waivers.toml")[0].last_day
        Date(2018, 6, 30)
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    fields.require("waivers")
    seen: _Terms = {}
    waivers = fields.tables("waivers", partial(_waiver, document=document, seen=seen))
    fields.close()
    problems.raise_if_any()
    return waivers


def _waiver(fields: Fields, document: str, seen: _Terms) -> Waiver | None:
    rule_id, subjects = fields.name("rule"), _subjects(fields)
    reason, approver, evidence = fields.name("reason"), fields.name("approver"), fields.text("evidence") or ""
    fields.require("from", "last_day")
    first, last = fields.day("from"), fields.day("last_day")
    if first is None or last is None:
        return None
    if last < first:
        fields.refuse("last_day", _DISORDER.fill(last=last, first=first))
    _refuse_overlap(fields, seen.setdefault((rule_id, subjects), []), first, last)
    return fields.built(
        lambda: Waiver(
            rule_id=rule_id,
            subjects=subjects,
            reason=reason,
            approver=approver,
            first_day=first,
            last_day=last,
            evidence=evidence,
            document=document,
            path=fields.path,
        )
    )


def _refuse_overlap(fields: Fields, terms: list[tuple[Day, Day, str]], first: Day, last: Day) -> None:
    """Report that an earlier waiver permits the same on one of the days: nobody could tell which of them counts."""
    for begin, end, path in terms:
        if first <= end and begin <= last:
            fields.refuse(None, _OVERLAP.fill(path=path, first=begin, last=end))
            break
    terms.append((first, last, fields.path))


def _subjects(fields: Fields) -> tuple[str, ...]:
    has_one, has_many = fields.has("subject"), fields.has("subjects")
    if not has_one and not has_many:
        fields.refuse(None, _NEITHER)
    if has_one and has_many:
        fields.refuse("subject", _BOTH)
    if has_one:
        return (subject_meant(fields.name("subject")),)
    subjects = tuple(map(subject_meant, fields.names("subjects")))
    if has_many and fields.raw("subjects") == []:
        fields.refuse("subjects", _NONE)
    return subjects
