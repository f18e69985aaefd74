"""How values are shown in a notebook: said once, by the package as a whole, so that values need not know any form."""

from __future__ import annotations

from collections.abc import Callable

_makers: list[Callable[[object], str]] = []


def show_with(maker: Callable[[object], str]) -> None:
    """Say what makes HTML of values; what was said before no longer counts.

    Args:
        maker: Is given a value, and returns what a notebook shows of it.
    """
    _makers[:] = [maker]


class Shown:
    """A value of which a notebook shows more than its words, once it has been said how."""

    __slots__ = ()

    def _repr_html_(self) -> str | None:
        """Return what a notebook shows; `None` for the words alone."""
        return _makers[0](self) if _makers else None
