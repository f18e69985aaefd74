"""What is said of an expression in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    InformationSystem,
    LeasedLine,
    LifecycleState,
    Money,
    UnitFacts,
    ValueKind,
)
from egov_consolidation.rules.engine import (
    AS_OF,
    Expression,
    ParameterHandle,
    RecordHandle,
    count,
    everyone,
    on,
)
from egov_consolidation.rules.engine._fields import about
from egov_consolidation.rules.engine._nodes import AnyOf, Literal, Operator, Record, walk
from egov_consolidation.rules.engine._phrases import OPPOSITE, called, phrase, value_said
from egov_consolidation.rules.engine._values import COMPARE
from egov_consolidation.wording import LANGUAGES, Text, same

from .drawn_demands import conditions

LINE = RecordHandle(Record.SUBJECT, LeasedLine)
SYSTEM = RecordHandle(Record.SUBJECT, InformationSystem)
UNIT = RecordHandle(Record.SUBJECT, UnitFacts)
USERS = ParameterHandle(("ZS04.users",)).users
RETIRED = LifecycleState.RETIRED
OWN = count(InformationSystem, by="unit", of=UNIT.id, where=lambda one: one.users < UNIT.staff)


class TestPhrase:
    """An expression in words."""

    @pytest.mark.parametrize(
        ("written", "zh", "en"),
        [
            (LINE.cancelled_on <= AS_OF, "取消时间不晚于检查日", "cancelled on is no later than the day of the check"),
            (LINE.cancelled_on < AS_OF, "取消时间早于检查日", "cancelled on is before the day of the check"),
            (on("2019-01-01") <= AS_OF, "2019-01-01不晚于检查日", "2019-01-01 is no later than the day of the check"),
            (LINE.rented_on > AS_OF, "租用时间晚于检查日", "rented on is after the day of the check"),
            (LINE.cancelled_on == NOT_YET, "取消时间为“尚未”", "cancelled on is not yet"),
            (LINE.cancelled_on != NOT_YET, "取消时间已有日期", "cancelled on is a day"),
            (LINE.is_internet, "是否互联网专线为“是”", "internet line is yes"),
            (~LINE.is_internet, "是否互联网专线为“否”", "internet line is no"),
            (LINE.monthly_rent <= Money.parse("3.5万元"), "月租费不超过35000元", "rent a month is at most 35,000 yuan"),
            (LINE.provider.is_missing, "运营商未填报", "provider is not known"),
            (~LINE.provider.is_missing, "运营商已填报", "provider is known"),
            (SYSTEM.lifecycle == RETIRED, "建设状态为关停", "state is retired"),
            (SYSTEM.lifecycle != RETIRED, "建设状态不为关停", "state is not retired"),
            (
                SYSTEM.lifecycle.is_in(RETIRED, LifecycleState.PLANNED),
                "建设状态为关停、拟建之一",
                "state is one of retired, planned",
            ),
            (SYSTEM.parent == NOTHING, "所属系统为无", "part of system is none"),
            (SYSTEM.name.matches("[0-9]+"), "名称符合格式“[0-9]+”", "name is written as [0-9]+"),
            (~SYSTEM.name.matches("[0-9]+"), "名称不符合格式“[0-9]+”", "name is not written as [0-9]+"),
            (
                SYSTEM.retired_on.working_days_later(10) >= AS_OF,
                "关停时间后10个工作日不早于检查日",
                "10 working days after retired on is no earlier than the day of the check",
            ),
            (SYSTEM.capabilities.includes("DC"), "能力含有DC", "capabilities include DC"),
            (SYSTEM.capabilities.includes("DC", "OA"), "能力含有DC、OA之一", "capabilities include one of DC, OA"),
            (SYSTEM.users < 5, "使用人数少于5", "users is less than 5"),
            (SYSTEM.users > 5, "使用人数超过5", "users is more than 5"),
            (SYSTEM.users >= 5, "使用人数不少于5", "users is at least 5"),
            (SYSTEM.users.between(1, 5), "使用人数在1至5之间（含两端）", "users is between 1 and 5, both included"),
            (
                SYSTEM.retired_on + 30 <= AS_OF,
                "关停时间后30天不晚于检查日",
                "30 days after retired on is no later than the day of the check",
            ),
            (
                SYSTEM.retired_on >= AS_OF - 7,
                "关停时间不早于检查日前7天",
                "retired on is no earlier than 7 days before the day of the check",
            ),
            (
                SYSTEM.parent.is_replaceable,
                "所属系统的功能是否可被替代为“是”",
                "replaceable by others of the part of system is yes",
            ),
            (
                SYSTEM.is_listed & (SYSTEM.is_replaceable | SYSTEM.in_cleanup_list),
                "是否列入清单为“是”，且（功能是否可被替代为“是”，或是否列入清理清单为“是”）",
                "listed in the inventory is yes and (replaceable by others is yes or in the clean-up list is yes)",
            ),
            (
                ~(SYSTEM.users < 5),
                "使用人数不少于5",
                "users is at least 5",
            ),
            (
                ~(SYSTEM.users.between(1, 5)),
                "并非（使用人数在1至5之间（含两端））",
                "not (users is between 1 and 5, both included)",
            ),
            (~SYSTEM.name.is_in("甲", "乙"), "名称不为甲、乙", "name is none of 甲, 乙"),
            (~SYSTEM.capabilities.includes("甲", "乙"), "能力不含甲、乙", "capabilities include none of 甲, 乙"),
            (~~SYSTEM.is_listed, "是否列入清单为“是”", "listed in the inventory is yes"),
            (count(InformationSystem) < 2, "政务信息系统的数量少于2", "the number of systems is less than 2"),
            (
                OWN >= 1,
                "政务信息系统（责任单位与本记录的编号相同；使用人数少于本记录的专门力量人数）的数量不少于1",
                (
                    "the number of systems (with the id of the record itself as unit; "
                    "users is less than dedicated staff of the record itself) is at least 1"
                ),
            ),
            (everyone(), "一律适用", "always"),
            (Expression(AnyOf(())), "一律不适用", "never"),
        ],
    )
    def test_it_is_said_by_the_labels_of_the_fields(self, written: Expression, zh: str, en: str) -> None:
        """In both languages."""
        assert phrase(written.node) == Text(zh=zh, en=en)

    def test_a_parameter_is_called_what_it_means(self) -> None:
        """By its id where nobody says."""
        node = (SYSTEM.users < USERS).node
        assert phrase(node).zh == "使用人数少于ZS04.users"
        assert phrase(node, {"ZS04.users": Text(en="few users", zh="低使用人数")}).zh == "使用人数少于低使用人数"

    @given(conditions())
    def test_every_field_that_is_read_is_named(self, written: Expression) -> None:
        """Whatever is drawn, in both languages, with its label."""
        words = phrase(written.node)
        read = [about(node) for node in walk(written.node)]
        for known in (one for one in read if one is not None):
            assert all(known.label.say(lang) in words.say(lang) for lang in LANGUAGES)


class TestCalled:
    """What a value is called."""

    def test_a_flag_is_called_by_its_label(self) -> None:
        """It is not said to hold."""
        assert called(LINE.is_internet.node) == Text(en="internet line", zh="是否互联网专线")

    def test_an_id_is_called_so(self) -> None:
        """It has no label of its own."""
        assert called(UNIT.id.node) == Text(en="id", zh="编号")


class TestOpposite:
    """What is so where a comparison does not hold."""

    @pytest.mark.parametrize("by", Operator)
    @given(left=st.integers(-2, 2), right=st.integers(-2, 2))
    def test_of_two_known_values_it_holds_where_the_other_does_not(self, by: Operator, left: int, right: int) -> None:
        """Of each operator."""
        assert COMPARE[OPPOSITE[by]](left, right) is not COMPARE[by](left, right)


class TestValueSaid:
    """A value beside what it is compared with."""

    def test_a_choice_is_said_by_its_label_and_other_words_as_they_are(self) -> None:
        """The same word is a label only beside the choice."""
        word = Literal("retired", ValueKind.CHOICE)
        assert value_said(word, SYSTEM.lifecycle.node) == RETIRED.label
        assert value_said(word, SYSTEM.name.node) == same("retired")
        assert value_said(Literal(day("2019-01-01"), ValueKind.DAY), LINE.rented_on.node) == same("2019-01-01")
