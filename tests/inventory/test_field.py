"""What is known of fields."""

from __future__ import annotations

import attrs
import pytest

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    KINDS,
    NOT_YET,
    Choice,
    InformationSystem,
    LifecycleState,
    OwnerLevel,
    ValueKind,
    fields_of,
)
from egov_consolidation.inventory._field import known

HOLDS = {
    ValueKind.FLAG: "bool",
    ValueKind.NUMBER: "int",
    ValueKind.MONEY: "Money",
    ValueKind.DAY: "Day",
    ValueKind.WORDS: "str",
    ValueKind.REFERENCE: "str",
    ValueKind.NAMES: "tuple[str, ...]",
    ValueKind.REFERENCES: "tuple[str, ...]",
}


class TestFieldsOf:
    """What is known of the fields."""

    @pytest.mark.parametrize("collection", KINDS)
    def test_every_field_but_the_id_may_be_missing_and_is_called_something(self, collection: str) -> None:
        """In both languages, once in its kind; references say where to."""
        kind = KINDS[collection]
        fields = fields_of(kind)
        assert list(fields) == [one.name for one in attrs.fields(kind) if one.name != "id"]
        assert all(getattr(kind(id="1"), name) is None for name in fields)
        assert all(about.label.en and about.label.zh for about in fields.values())
        headers = [header for about in fields.values() for header in (about.label.zh, *about.headers)]
        assert len(headers) == len(set(headers))
        for about in fields.values():
            is_reference = about.kind in (ValueKind.REFERENCE, ValueKind.REFERENCES)
            assert (about.refers in KINDS) is is_reference
            assert about.kind is not ValueKind.CHOICE or about.choices is not None

    def test_the_nine_survey_fields_of_the_annex_are_there(self) -> None:
        """Row 2.5.2 names them; the number of systems is counted."""
        row = "名称、功能、使用范围、使用频度、审批部门、审批时间、建设资金、运维资金、经费来源"
        labels = {about.label.zh for about in fields_of(InformationSystem).values()}
        assert set(row.split("、")) <= labels

    @pytest.mark.parametrize("collection", KINDS)
    def test_a_field_holds_what_its_kind_says(self, collection: str) -> None:
        """The annotation of the class and what is known of the field agree, and a flag is asked for."""
        kind = KINDS[collection]
        for about in fields_of(kind).values():
            holds = about.choices.__name__ if about.kind is ValueKind.CHOICE and about.choices else HOLDS[about.kind]
            assert kind.__annotations__[about.name] == f"{holds} | None"
            assert about.label.zh.isascii() is False
            assert about.kind is not ValueKind.DAY or about.name.endswith(("_on", "_by", "_since"))

    def test_two_kinds_of_one_name_keep_their_own_fields(self) -> None:
        """Whoever made them, and in which order they are asked for."""
        one, other = (
            attrs.make_class("Thing", {name: known(ValueKind.FLAG, name, name)}, frozen=True) for name in ("a", "b")
        )
        assert [list(fields_of(kind)) for kind in (one, other, one)] == [["a"], ["b"], ["a"]]

    def test_it_is_built_once_and_cannot_be_changed(self) -> None:
        """Everybody is given the same."""
        fields = fields_of(InformationSystem)
        assert fields_of(InformationSystem) is fields
        assert not hasattr(fields, "__setitem__")


class TestNotYet:
    """The day that has not come."""

    def test_it_is_later_than_every_day(self) -> None:
        """So that "by then" is never so."""
        assert day("9999-12-30") < NOT_YET


class TestChoice:
    """Members of a closed set."""

    @pytest.mark.parametrize(
        "choices",
        tuple(
            dict.fromkeys(
                about.choices for kind in KINDS.values() for about in fields_of(kind).values() if about.choices
            )
        ),
    )
    def test_members_are_told_apart_by_every_name(self, choices: type[Choice]) -> None:
        """A file may hold the value, the English or the Chinese name: none means two members."""
        names = [{one.value, one.label.en, one.label.zh} for one in choices]
        assert len(set[str]().union(*names)) == sum(map(len, names))
        assert all(choices(one.value) is one for one in choices)
        assert all(one.value == one.name.lower() for one in choices)

    def test_a_life_goes_from_step_to_step(self) -> None:
        """Planned, applied for, under construction, in use, shut down; where nothing follows nothing, all are one."""
        assert [one.label.zh for one in sorted(LifecycleState, key=lambda one: one.step)] == [
            "拟建",
            "正在申请",
            "在建",
            "已建",
            "关停",
        ]
        assert {one.step for one in OwnerLevel} == {0}

    def test_the_states_of_row_1_1_are_there(self) -> None:
        """Row 1.1 names four; what was shut down was in one of them."""
        assert [one.label.zh for one in LifecycleState][:4] == ["已建", "在建", "拟建", "正在申请"]
