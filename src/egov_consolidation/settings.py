"""What a caller may set: values only."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import attrs

from egov_consolidation.errors import UsageError
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


@attrs.frozen(kw_only=True)
class Selection:
    """Which rules run, by id or prefix.

    Attributes:
        select: Ids or prefixes of the rules that run; empty for all that are on by default.
        ignore: Ids or prefixes of those that do not.

    Examples:
        >>> Selection(select=("PL",), ignore=("PL04",)).chooses("PL01")
        True
        >>> Selection(select=("PL",), ignore=("PL04",)).chooses("PL04")
        False
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def chooses(self, rule_id: str) -> bool:
        """Return whether the rule with this id runs."""
        if any(rule_id.startswith(prefix) for prefix in self.ignore):
            return False
        return not self.select or any(rule_id.startswith(prefix) for prefix in self.select)

    def refuse_unknown(self, rule_ids: tuple[str, ...]) -> None:
        """Refuse an id or prefix that fits no rule.

        Raises:
            UsageError: Some do; all are named.
        """
        unknown = tuple(
            asked
            for asked in (*self.select, *self.ignore)
            if not any(one.startswith(asked) and asked for one in rule_ids)
        )
        if unknown:
            template = Text(
                en="{asked}: fits no rule. egov rules lists them{nearest}",
                zh="{asked}：没有这样的规则，可用 egov rules 查看{nearest}",
            )
            raise UsageError(template.fill(asked=unknown, nearest=nearest(unknown[0], rule_ids)))


def nearest(asked: str, known: Iterable[str]) -> Text:
    """Return a remark that names what was probably meant, or nothing where nothing comes near.

    Examples:
        >>> nearest("PL4", ("PL01", "PL04", "LG01")).en
        '; PL04 is the nearest'
        >>> nearest("zombie", ("PL01",)).en
        ''
    """
    near = difflib.get_close_matches(asked[:_LONGEST], sorted(known), n=1)
    if not near:
        return Text(en="", zh="")
    return Text(en="; {near} is the nearest", zh="，最接近的是 {near}").fill(near=near[0])


_LONGEST = 60
"""How many characters of an unknown name are compared."""
