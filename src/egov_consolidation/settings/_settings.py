"""What an office sets once for all its checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from egov_consolidation.settings._selection import Selection
from egov_consolidation.settings._severity import Severity
from egov_consolidation.settings._unknown import refuse_unknown_prefixes


@attrs.frozen(kw_only=True)
class Settings:
    """What an office sets once for all its checks.

    Attributes:
        select: Ids or prefixes of the rules that run; empty for all that are on by default.
        ignore: Ids or prefixes of those that do not.
        severity: How much findings weigh, by id or prefix of the rule; the longest that fits decides.
        parameters: Values by parameter id: `{"PL08.similarity": 0.5}`.
        ignore_by_unit: For a unit, by its id, the ids or prefixes of rules whose findings are not listed.
        document: Name of the file in which they stand, for messages.

    Examples:
        >>> ours = Settings(severity={"PL": Severity.NOTE, "PL04": Severity.ERROR})
        >>> ours.severity_of("PL04", Severity.WARNING).name, ours.severity_of("LG01", Severity.WARNING).name
        ('ERROR', 'WARNING')
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity], hash=False)
    parameters: Mapping[str, float] = attrs.field(factory=dict[str, float], hash=False)
    ignore_by_unit: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]], hash=False)
    document: str = ""

    def selection(self, *, select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
        """Return which rules run, where a call asks for some and leaves out others.

        What the call selects runs even where the settings leave it out; what it ignores is ignored beside that.
        """
        if select:
            return Selection(select=select, ignore=ignore)
        return Selection(select=self.select, ignore=(*self.ignore, *ignore))

    def severity_of(self, rule_id: str, own: Severity) -> Severity:
        """Return how much a finding of a rule weighs that weighs `own` by itself."""
        fitting = [prefix for prefix in self.severity if rule_id.startswith(prefix)]
        return self.severity[max(fitting, key=len)] if fitting else own

    def lists(self, rule_id: str, unit: str | None) -> bool:
        """Return whether a finding of a rule is listed that the unit answers for."""
        return not rule_id.startswith(() if unit is None else self.ignore_by_unit.get(unit, ()))

    def refuse_unknown(self, rule_ids: Iterable[str]) -> None:
        """Refuse ids and prefixes that fit no rule.

        Raises:
            UsageError: Some do; all are named, and the file.
        """
        refuse_unknown_prefixes(self._named(), rule_ids, document=self.document)

    def _named(self) -> Iterator[str]:
        yield from (*self.select, *self.ignore, *self.severity)
        for prefixes in self.ignore_by_unit.values():
            yield from prefixes
