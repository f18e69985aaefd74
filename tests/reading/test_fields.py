"""One table of a plan file is read key by key, and every problem kept with its path."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError, ReadingError
from egov_consolidation.model import Unit
from egov_consolidation.reading._fields import Fields, visible
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text, same


class Colour(StrEnum):
    """A closed set."""

    RED = "red"
    BLUE = "blue"


class Table:
    """A table, and what is refused in it."""

    def __init__(self, value: object) -> None:
        """Take in a value."""
        self.problems = ProblemList("f")
        self.fields = Fields(value, "$.t", self.problems)

    @property
    def refused(self) -> list[str]:
        """What is refused, in English."""
        try:
            self.problems.raise_if_any()
        except ReadingError as refused:
            return str(refused).splitlines()
        return []


class TestFields:
    """`Fields`."""

    def test_what_is_given_comes_back(self) -> None:
        """Each in its type."""
        table = Table(
            {
                "text": "甲",
                "name": "乙",
                "texts": ["", "丙"],
                "names": ["丁"],
                "number": -3,
                "count": 0,
                "flag": True,
                "day": "2018-06-30",
                "date": dt.date(2018, 7, 1),
                "both": {"en": "e", "zh": "z"},
                "choice": "blue",
                "choices": ["blue", "red"],
            }
        )
        fields = table.fields
        assert (fields.text("text"), fields.needed("text"), fields.name("name")) == ("甲", "甲", "乙")
        assert (fields.texts("texts"), fields.names("names")) == (("", "丙"), ("丁",))
        assert (fields.number("number"), fields.count("count"), fields.flag("flag")) == (-3, 0, True)
        assert (fields.day("day"), fields.day("date")) == (day("2018-06-30"), day("2018-07-01"))
        assert fields.both("both") == Text(en="e", zh="z")
        assert fields.choice("choice", Colour, Colour.RED) is Colour.BLUE
        assert fields.choices("choices", Colour) == (Colour.BLUE, Colour.RED)
        fields.close()
        assert (fields.is_sound, table.refused) == (True, [])

    @pytest.mark.parametrize("value", [{}, dict.fromkeys(("x", "y"))])
    def test_what_is_not_given_is_nothing(self, value: object) -> None:
        """JSON's null is not given."""
        table = Table(value)
        fields = table.fields
        assert (fields.text("x"), fields.number("x"), fields.count("x"), fields.day("x")) == (None, None, None, None)
        assert (fields.both("x"), fields.table("x"), fields.flag("x"), fields.has("x")) == (None, None, False, False)
        assert fields.texts("x") == fields.names("x") == fields.choices("x", Colour) == ()
        assert fields.tables("x", lambda one: one) == ()
        assert fields.choice("x", Colour, Colour.BLUE) is Colour.BLUE
        assert (fields.raw("y"), table.refused) == (None, [])

    def test_what_must_be_given_is_missed(self) -> None:
        """By each way of asking."""
        table = Table({"b": None})
        assert (table.fields.needed("a"), table.fields.name("b")) == ("", "")
        table.fields.require("c", "d")
        assert table.refused == [f"f $.t.{key}: is missing, must be given" for key in "abcd"]

    def test_a_table_that_is_none_is_refused_once(self) -> None:
        """Nothing that is asked of it is a second problem."""
        table = Table(["a"])
        table.fields.needed("a")
        table.fields.refuse("b", same("x"))
        table.fields.close()
        assert table.fields.built(lambda: 1) is None
        assert (table.refused, table.fields.keys) == (["f $.t: is a list, must be a table"], ())

    def test_tables_that_are_not_sound_are_left_out(self) -> None:
        """Each of their problems is kept, unknown keys too."""
        table = Table({"units": [{"name": "甲"}, {"name": ""}, 3, {"name": "乙", "alias": []}]})

        def build(entry: Fields) -> Unit | None:
            name, aliases = entry.name("name"), entry.texts("aliases")
            return entry.built(lambda: Unit(name=name, aliases=aliases))

        assert table.fields.tables("units", build) == (Unit(name="甲"),)
        assert table.refused == [
            "f $.t.units[1].name: is empty, must hold words",
            "f $.t.units[2]: is 3, must be a table",
            "f $.t.units[3].alias: is not a known key, must be one of aliases, name; aliases is the nearest",
        ]

    def test_what_a_constructor_refuses_is_a_problem_of_the_table(self) -> None:
        """And nothing is built of a table that is not sound."""
        table = Table({})

        def refuse() -> int:
            raise ModelError(Text(en="no", zh="否"))

        assert table.fields.built(refuse) is None
        assert (table.refused, table.fields.is_sound) == (["f $.t: no"], False)
        assert table.fields.built(lambda: 1) is None

    def test_a_key_that_the_file_chose_is_words_too(self) -> None:
        """Returned, or refused."""
        table = Table({"甲": 1, "\x1b": 2})
        assert [table.fields.spelt(key) for key in table.fields.keys] == ["甲", ""]
        assert table.refused == [
            r"f $.t.\u001b: character 1 is U+001B (a control character), must be visible text",
        ]

    @given(st.text())
    def test_words_come_back_as_they_are_or_are_refused(self, words: str) -> None:
        """Only line ends are united."""
        table = Table({"a": words})
        found = table.fields.text("a")
        if table.fields.is_sound:
            united = words.removeprefix("\ufeff").replace("\r\n", "\n")
            assert found == united.replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
        else:
            assert (found, len(table.refused)) == ("", 1)


class TestVisible:
    """`visible`."""

    @given(st.text())
    def test_nothing_that_a_terminal_might_obey_is_left(self, words: str) -> None:
        """And no more than the beginning."""
        assert visible(words).isprintable()
        assert len(visible(words)) <= 41 * len(r"\U0010ffff")

    def test_short_words_are_printed_as_they_are(self) -> None:
        """Long ones end in an ellipsis."""
        assert visible("市审计局 x") == "市审计局 x"
        assert visible("长" * 50) == "长" * 40 + "…"
        assert visible("\x1b[2J\u202e") == r"\u001b[2J\u202e"
