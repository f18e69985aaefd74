"""What is said, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.wording import LANGUAGES, Lang, Text, Value, frozen_values, said, same

LATE = Text(en="{task} is {days} days late", zh="{task} 晚 {days} 天")


class TestText:
    """`Text`."""

    def test_each_language_has_its_own_sentence(self) -> None:
        """The same values, in either."""
        assert LATE.say("en", task="1.1", days=5) == "1.1 is 5 days late"
        assert LATE.say("zh", task="1.1", days=5) == "1.1 晚 5 天"

    def test_a_place_without_a_value_is_refused(self) -> None:
        """A sentence is never said with a hole in it."""
        with pytest.raises(KeyError, match="days"):
            LATE.say("en", task="1.1")

    @given(st.text(), st.sampled_from(LANGUAGES))
    def test_values_are_inserted_and_never_interpreted(self, words: str, lang: Lang) -> None:
        """Braces in a value stay braces."""
        assert Text(en="“{x}”", zh="“{x}”").say(lang, x=words) == f"“{words}”"

    @given(st.text(), st.integers(), st.sampled_from(LANGUAGES))
    def test_filling_and_saying_commute(self, words: str, number: int, lang: Lang) -> None:
        """A filled text says what the template says with these values."""
        assert LATE.fill(task=words, days=number).say(lang) == LATE.say(lang, task=words, days=number)

    def test_a_text_within_a_text_follows_its_language(self) -> None:
        """Nested texts."""
        nested = Text(en="no {what}", zh="没有{what}").fill(what=Text(en="owner", zh="牵头单位"))
        assert (nested.en, nested.zh) == ("no owner", "没有牵头单位")


class TestSame:
    """`same`."""

    def test_both_languages_read_alike(self) -> None:
        """For ids and paths."""
        assert {same("1.1").say(lang) for lang in LANGUAGES} == {"1.1"}


class TestSaid:
    """`said`."""

    @pytest.mark.parametrize(
        ("value", "en", "zh"),
        [
            (None, "none", "无"),
            ((), "none", "无"),
            (("甲", "乙"), "甲, 乙", "甲、乙"),
            (dt.date(2018, 6, 30), "2018-06-30", "2018-06-30"),
            (0, "0", "0"),
            ("", "", ""),
        ],
    )
    def test_each_kind_of_value_has_its_form(self, value: Value, en: str, zh: str) -> None:
        """In each language."""
        assert (said(value, "en"), said(value, "zh")) == (en, zh)


class TestFrozenValues:
    """`frozen_values`."""

    @given(st.dictionaries(st.text(), st.none() | st.text() | st.integers()))
    def test_the_order_in_which_they_were_given_does_not_count(self, values: dict[str, Value]) -> None:
        """Sorted by name, complete, and hashable."""
        frozen = frozen_values(values)
        assert dict(frozen) == values
        assert frozen == frozen_values(dict(reversed(values.items())))
        assert hash(frozen) == hash(frozen_values(values))
