"""What a cell says of which units."""

from __future__ import annotations

from egov_consolidation.reading._owner_statements import statements_in
from egov_consolidation.reading._owner_words import Says


def said(text: str) -> list[tuple[Says | None, list[str | None], list[str | None]]]:
    """Return what is said, of whom, and with whom."""
    return [
        (one.says, [name.unit for name in one.names], [name.unit for name in one.joined]) for one in statements_in(text)
    ]


class TestStatementsIn:
    """`statements_in`."""

    def test_a_verb_reaches_back_to_the_verb_before(self) -> None:
        """Whatever separates the names between."""
        assert said("甲局，乙局牵头，丙局、丁局配合") == [
            (Says.LEADS, ["甲局", "乙局"], []),
            (Says.HELPS, ["丙局", "丁局"], []),
        ]

    def test_help_reaches_back_to_the_comma_where_nobody_answers_yet(self) -> None:
        """甲、乙，丙配合 leaves 甲 and 乙 to the column."""
        assert said("甲局、乙局，丙局配合") == [(None, ["甲局", "乙局"], []), (Says.HELPS, ["丙局"], [])]

    def test_a_semicolon_ends_a_statement(self) -> None:
        """What stands before it has no verb."""
        assert said("甲局；乙局配合") == [(None, ["甲局"], []), (Says.HELPS, ["乙局"], [])]

    def test_a_label_holds_until_the_next(self) -> None:
        """Through semicolons."""
        assert said("配合单位：甲局；乙局；责任单位：丙局") == [
            (Says.HELPS, ["甲局"], []),
            (Says.HELPS, ["乙局"], []),
            (Says.ANSWERS, ["丙局"], []),
        ]

    def test_who_comes_after_together_with_is_kept_apart(self) -> None:
        """会同 before or after the verb."""
        assert said("甲局会同乙局负责") == [(Says.ANSWERS, ["甲局"], ["乙局"])]
        assert said("甲局牵头会同乙局") == [(Says.LEADS, ["甲局"], []), (None, [], ["乙局"])]

    def test_a_sentence_in_brackets_is_a_statement(self) -> None:
        """Beside what it follows."""
        assert said("甲局牵头（乙局配合）") == [(Says.LEADS, ["甲局"], []), (Says.HELPS, ["乙局"], [])]

    def test_together_with_nobody_is_not_read(self) -> None:
        """The word stays visible."""
        assert [one.unread for one in statements_in("甲局会同")] == [("会同",)]
