"""On what the passes run: plain Python, NumPy, or Numba."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

COMPILED_FROM = 20_000
"""From how many tasks on machine code is worth loading."""


class Engine(StrEnum):
    """On what the passes run; results are the same on all of them."""

    PYTHON = "python"
    """Lists of integers: always there."""
    NUMPY = "numpy"
    """Arrays, one level of the network at a time: good for wide plans."""
    NUMBA = "numba"
    """Arrays and machine code, made at the first call."""


_MISSING = Text(
    en="engine {engine}: the package {engine} is not installed. pip install egov-consolidation[speed] brings it",
    zh="计算引擎 {engine}：未安装软件包 {engine}，可用 pip install egov-consolidation[speed] 安装",
)
_UNKNOWN = Text(en="engine {engine}: must be one of {known}", zh="计算引擎 {engine}：须为 {known} 之一")


def is_installed(engine: Engine) -> bool:
    """Return whether an engine can run here; nothing is loaded."""
    return engine is Engine.PYTHON or importlib.util.find_spec(engine.value) is not None


def chosen_engine(asked: Engine | str | None, size: int) -> Engine:
    """Return the engine that is asked for, or the one that suits a size.

    Args:
        asked: An engine or its name; `None` to have one chosen.
        size: How many tasks there are.

    Raises:
        UsageError: There is no such engine, or it is not installed.

    Examples:
        >>> chosen_engine(None, 53).value
        'python'
    """
    if asked is None:
        return Engine.NUMBA if size >= COMPILED_FROM and is_installed(Engine.NUMBA) else Engine.PYTHON
    try:
        engine = Engine(asked)
    except ValueError:
        raise UsageError(_UNKNOWN.fill(engine=str(asked)[:40], known=tuple(Engine))) from None
    if not is_installed(engine):
        raise UsageError(_MISSING.fill(engine=engine.value))
    return engine


@cache
def machine_code(kernel: Callable[..., Any]) -> Callable[..., Any]:
    """Return a loop over arrays as machine code: made by Numba at the first call, and kept for later runs if it can be.

    Args:
        kernel: The loop: a function of a module, of what Numba understands.
    """
    numba = importlib.import_module("numba")
    try:
        made: Callable[..., Any] = numba.njit(kernel, cache=True)
    except RuntimeError:  # nowhere to keep it: neither beside the module nor in a folder of the user's
        made = numba.njit(kernel)
    return made
