"""The order in which people expect ids."""

from __future__ import annotations

import re
from typing import TypeAlias

NaturalKey: TypeAlias = "tuple[tuple[tuple[int, int, str], ...], str]"
"""A key to sort by; compare it with other keys only."""

_RUN = re.compile(r"[0-9]+|[^0-9]+")


def natural_order(task_id: str) -> NaturalKey:
    """Return a sort key that puts ids in the order of their numbers: 1.2 before 1.10.

    Args:
        task_id: An id of any form.

    Returns:
        A key; two different ids never have the same.

    Examples:
        >>> sorted(["1.10", "2.1.1", "1.2", "1"], key=natural_order)
        ['1', '1.2', '1.10', '2.1.1']

    Notes:
        Runs of digits are compared by length and then by their digits, so that a number of any length costs no more
        than its characters.
    """
    return tuple(_part(run) for run in _RUN.findall(task_id)), task_id


def _part(run: str) -> tuple[int, int, str]:
    if not "0" <= run[0] <= "9":
        return (1, 0, run)
    number = run.lstrip("0") or "0"
    return (0, len(number), number)
