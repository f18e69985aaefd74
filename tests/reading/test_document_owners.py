"""What the whole document says of owners: known units, other names, clauses."""

from __future__ import annotations

from egov_consolidation.model import Role, Unit
from egov_consolidation.reading._document_owners import DocumentOwners
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.reading._tables import Line

CLAUSE = "以下任务均需{}落实，不再一一列出。"


def document(*notes: str, problems: ProblemList | None = None) -> DocumentOwners:
    """Return the owners of a document with some lines outside tables."""
    lines = [Line(number=10 * index, text=text) for index, text in enumerate(notes, start=1)]
    return DocumentOwners(lines, problems or ProblemList("附件"), first_listed_leads=False)


class TestAliases:
    """Other names of units."""

    def test_other_names_of_a_unit_are_gathered(self) -> None:
        """Other names of a unit are gathered."""
        problems = ProblemList("附件")
        owners = document(problems=problems)
        for name, alias in (("甲局", "乙局"), ("甲局", "丙局"), ("甲局", "乙局"), ("乙局", "甲局"), ("丁局", "戊局")):
            owners.note_alias(name, alias, problems.at(row=1))
        assert owners.units() == (Unit(name="甲局", aliases=("乙局", "丙局")), Unit(name="丁局", aliases=("戊局",)))
        assert problems.total == 0

    def test_a_name_of_two_units_is_reported(self) -> None:
        """A name of two units is reported."""
        problems = ProblemList("附件")
        owners = document(problems=problems)
        owners.note_alias("甲局", "乙局", problems.at(row=1))
        owners.note_alias("丙局", "乙局", problems.at(row=2))
        assert problems.total == 1
        assert owners.units() == (Unit(name="甲局", aliases=("乙局",)),)


class TestClauses:
    """Clauses that add units."""

    def test_a_clause_counts_from_the_line_after_it(self) -> None:
        """A clause counts from the line after it."""
        owners = document(CLAUSE.format("各区政府"), "注：甲", CLAUSE.format("各县政府"))
        assert [one.name for one in owners.added(10)] == []
        assert [one.name for one in owners.added(11)] == ["各区政府"]
        assert [one.name for one in owners.added(30)] == ["各区政府"]
        assert [one.name for one in owners.added(31)] == ["各区政府", "各县政府"]


class TestKnownUnits:
    """Units that sentences may name in short."""

    def test_names_that_lack_only_the_level_are_known_from_the_column_of_lead_units(self) -> None:
        """Names that lack only the level are known from the column of lead units."""
        owners = document()
        owners.know(["市发展改革委", "市审计局"], says_lead=True)
        assert [(one.role, one.unit) for one in owners.in_content("会同发展改革委统筹推进。")] == [
            (Role.CO_LEAD, "市发展改革委")
        ]

    def test_units_that_only_help_are_not_known(self) -> None:
        """Units that only help are not known."""
        owners = document()
        owners.know(["市审计局牵头，市发展改革委配合"], says_lead=True)
        assert [one.unit for one in owners.in_content("会同发展改革委统筹推进。")] == ["发展改革委"]
