"""What an office sets once for all its checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from egov_consolidation.settings._selection import Selection
from egov_consolidation.settings._severity import Severity
from egov_consolidation.settings._unknown import Code, unknown_prefixes
from egov_consolidation.wording import Text


@attrs.frozen(kw_only=True)
class Settings:
    """What an office sets once for all its checks.

    Attributes:
        select: Ids or prefixes of the rules that run; empty for all that are on by default.
        ignore: Ids or prefixes of those that do not.
        severity: How much findings weigh, by id or prefix of the rule; the longest that fits decides.
        parameters: Values by parameter id: `{"PL08.similarity": 0.5}`; days as `YYYY-MM-DD`.
        ignore_by_unit: For a unit, by its id, the ids or prefixes of rules whose findings are not listed.
        document: Name of the file in which they stand, for messages; empty where they stand in none.
        path: Where in the file they stand, for messages.

    Examples:
        >>> ours = Settings(severity={"PL": Severity.NOTE, "PL04": Severity.ERROR})
        >>> ours.severity_of("PL04", Severity.WARNING).name, ours.severity_of("LG01", Severity.WARNING).name
        ('ERROR', 'WARNING')
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = attrs.field(factory=dict[str, Severity], hash=False)
    parameters: Mapping[str, float | str] = attrs.field(factory=dict[str, float | str], hash=False)
    ignore_by_unit: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]], hash=False)
    document: str = ""
    path: str = "$"

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

    def place(self, path: str) -> str:
        """Return where something stands, for messages; empty where the settings stand in no file.

        Examples:
            >>> Settings(document="egov.toml").place("select[0]")
            'egov.toml $.select[0]'
        """
        return f"{self.document} {self.path}.{path}" if self.document else ""

    def unknown(self, rule_ids: Iterable[str]) -> tuple[Text, ...]:
        """Return what is to be said of ids and prefixes that fit no rule: each with its place and the nearest."""
        return unknown_prefixes(self._codes(), rule_ids)

    def _codes(self) -> Iterator[Code]:
        listed = {"select": self.select, "ignore": self.ignore}
        listed |= {f"ignore_by_unit.{unit}": prefixes for unit, prefixes in self.ignore_by_unit.items()}
        for path, prefixes in listed.items():
            yield from (Code(prefix, self.place(f"{path}[{index}]")) for index, prefix in enumerate(prefixes))
        yield from (Code(prefix, self.place(f"severity.{prefix}")) for prefix in self.severity)
