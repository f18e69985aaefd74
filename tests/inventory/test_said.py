"""Values and data of records in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    NOTHING,
    InformationSystem,
    LeasedLine,
    LifecycleState,
    fields_of,
    said_datum,
    said_record,
    said_subject,
    said_value,
    subject_meant,
    subject_of,
    title_of,
)
from egov_consolidation.wording import Text


class TestSaidValue:
    """A value in a message."""

    @pytest.mark.parametrize(
        ("value", "en", "zh"), [(True, "yes", "是"), (False, "no", "否"), (LifecycleState.RETIRED, "retired", "关停")]
    )
    def test_flags_and_choices_are_said_in_both_languages(self, value: object, en: str, zh: str) -> None:
        """By their names, never as Python writes them."""
        assert said_value(value) == Text(en=en, zh=zh)

    def test_a_day_is_itself_and_one_that_has_not_come_is_said(self) -> None:
        """Nobody reads the year 9999."""
        assert said_value(day("2018-12-31")) == day("2018-12-31")
        assert said_value(NOT_YET) == Text(en="not yet", zh="尚未")

    def test_what_is_not_known_differs_from_what_is_none(self) -> None:
        """The one is said to be so, and the other is nothing."""
        assert said_value(None) == Text(en="not known", zh="未填")
        assert said_value(NOTHING) is None
        assert said_value(()) == ()

    @given(st.integers(0, 10**9))
    def test_numbers_are_themselves(self, number: int) -> None:
        """Zero and one are no flags."""
        said = said_value(number)
        assert said == number
        assert type(said) is int


class TestSaidDatum:
    """A datum in words."""

    def test_working_days_of_a_year_are_no_record(self) -> None:
        """Nobody can enter them: they are published."""
        said = said_datum("calendar/2149", "lines/1")
        assert said.zh == "2149年放假安排（待公布后更新）"
        assert said.en.startswith("working days of 2149")

    @pytest.mark.parametrize("collection", KINDS)
    def test_every_field_is_said_by_its_label(self, collection: str) -> None:
        """Of the record that is spoken of alone, and else with whose it is."""
        for name, about in fields_of(KINDS[collection]).items():
            assert said_datum(f"{collection}/1: {name}", f"{collection}/1") == about.label
            other = said_datum(f"{collection}/1: {name}", f"{collection}/2")
            whose = said_subject(f"{collection}/1").zh
            assert other == Text(en=f"{about.label.en} of {collection}/1", zh=f"{whose} 的{about.label.zh}")

    @pytest.mark.parametrize("collection", KINDS)
    def test_a_collection_is_the_list_of_its_records(self, collection: str) -> None:
        """In Chinese by what one of them is called."""
        assert said_datum(collection, "lines/7").zh == f"{title_of(KINDS[collection]).zh}清单"

    @pytest.mark.parametrize(
        ("datum", "zh"), [("units/市审计局", "市审计局的"), ("units/a: b", "a: b 的"), ("lines/7", "专线 7 的")]
    )
    def test_a_record_is_said_not_to_be_there(self, datum: str, zh: str) -> None:
        """Also where its id looks like a field."""
        said = Text(en=f"the record {datum}", zh=f"{zh}记录（底数中没有）")
        assert said_datum(datum, "lines/7") == said

    def test_a_parameter_is_said_to_be_one(self) -> None:
        """By its id, under which it is set."""
        assert said_datum("ZS04.users", "lines/7") == Text(en="the parameter ZS04.users", zh="参数 ZS04.users")


class TestSubjectOf:
    """What a record is called."""

    def test_it_is_its_collection_and_its_id(self) -> None:
        """As waivers and baselines name it."""
        assert subject_of(LeasedLine(id="a/b")) == "lines/a/b"


class TestSubjectMeant:
    """The subject that words name."""

    @pytest.mark.parametrize("collection", [name for name in KINDS if name != "units"])
    def test_what_a_message_says_names_the_record(self, collection: str) -> None:
        """By its kind and its id; of a unit a message says the name alone."""
        record = KINDS[collection](id="7")
        assert subject_meant(said_record(record).zh) == subject_of(record)

    def test_a_name_behind_the_id_is_passed_over(self) -> None:
        """The id may have a space in it."""
        system = InformationSystem(id="s 3", name="公文系统")
        assert subject_meant(said_record(system).zh) == "systems/s 3"

    @pytest.mark.parametrize("subject", ["rooms/r1（北）", "rooms/r1 (north)", "units/市编委办（兼）"])
    def test_what_data_name_is_taken_to_the_letter(self, subject: str) -> None:
        """An id may have brackets in it, or a space."""
        assert subject_meant(subject) == subject

    @pytest.mark.parametrize("words", ["2.2.4", "市审计局", "专线7"])
    def test_what_names_no_record_stays_as_it_is(self, words: str) -> None:
        """A row, a unit, and words that no message says."""
        assert subject_meant(words) == words
