"""Things: what tasks make, what they use, and what comes from outside."""

from __future__ import annotations

import attrs

from egov_consolidation.model._checks import not_empty
from egov_consolidation.model._source import Citation
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class Deliverable:
    """A thing whose existence shows the task done.

    Attributes:
        name: Its name; things with one name are one thing throughout a plan.
        name_en: An English gloss of the name.
        recipients: Names of the units or bodies it goes to, as printed.
        quotes: The words that order it.
    """

    name: str = attrs.field(validator=not_empty)
    name_en: str | None = None
    recipients: tuple[str, ...] = ()
    quotes: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Use:
    """A thing that a task needs, which some task makes or which comes from outside.

    Attributes:
        name: The thing's name, the same as that of the deliverable or the external thing.
        name_en: An English gloss of the name.
        quotes: The words that show the need.
    """

    name: str = attrs.field(validator=not_empty)
    name_en: str | None = None
    quotes: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class External:
    """A thing that by its nature comes from outside the plan: a law, a provincial platform, what already exists.

    Attributes:
        name: The thing's name.
        name_en: An English gloss of the name.
        reason: Why it comes from outside.
        quotes: The words that mention it.
    """

    name: str = attrs.field(validator=not_empty)
    name_en: str | None = None
    reason: Text | None = None
    quotes: tuple[Citation, ...] = ()
