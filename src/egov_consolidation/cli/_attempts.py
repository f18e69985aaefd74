"""Reads one input after the other, so that what is wrong with all of them is said at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, NoReturn, ParamSpec, TypeVar

import attrs

from egov_consolidation.errors import EgovError, UsageError
from egov_consolidation.wording import Text, lines

_Read_co = TypeVar("_Read_co", covariant=True)
_Asked = ParamSpec("_Asked")


@attrs.frozen
class Read(Generic[_Read_co]):
    """An input that was read.

    Attributes:
        found: What it holds.
    """

    found: _Read_co

    def value(self) -> _Read_co:
        """Return what it holds."""
        return self.found


@attrs.frozen
class Refused:
    """An input that was refused.

    Attributes:
        why: Why it was.
        found: Nothing was found.
    """

    why: EgovError
    found: None = attrs.field(default=None, init=False)

    def value(self) -> NoReturn:
        """Raise why it was."""
        raise self.why


def attempt(read: Callable[_Asked, _Read_co], *asked: _Asked.args, **more: _Asked.kwargs) -> Read[_Read_co] | Refused:
    """Return what a call returns, or why it refuses."""
    try:
        return Read(read(*asked, **more))
    except EgovError as why:
        return Refused(why)


def refuse_all(attempts: Iterable[Read[object] | Refused], problems: Iterable[Text] = ()) -> None:
    """Refuse what is wrong with any input.

    Args:
        attempts: The inputs.
        problems: What is wrong with those that were read, seen together.

    Raises:
        UsageError: Something is; it says all of it, each thing once.
    """
    refused = (one.why.message for one in attempts if isinstance(one, Refused))
    said = tuple(dict.fromkeys((*refused, *problems)))
    if said:
        raise UsageError(lines(said))
