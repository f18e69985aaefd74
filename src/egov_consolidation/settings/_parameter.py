"""A value that a rule reads."""

from __future__ import annotations

import attrs

from egov_consolidation.model import Citation
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class Parameter:
    """A value that a rule reads, with the words or the judgement behind it.

    Attributes:
        id: The rule's id, a dot, and a name: `PL08.similarity`.
        about: What it means, in both languages.
        unit: Of what the number counts.
        value: The value; `None` where the text gives none, so that the rule is undecided until somebody sets it.
        cites: The words it rests on.
        reason: Why this value, where no words give it.
    """

    id: str
    about: Text
    unit: Text
    value: float | None = None
    cites: tuple[Citation, ...] = ()
    reason: Text | None = None
