"""Deadlines: every expression that was met in real plans, and the laws of the grammar."""

from __future__ import annotations

import calendar
import csv
import datetime as dt
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day, parse_recurrence
from egov_consolidation.model import Deadline, DeadlineFlag, DeadlineKind, Period, PeriodUnit
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

PLAN = DeadlineContext(issued=day("2017-11-10"), title_year=2018)

ASSUMED_DAY = DeadlineFlag.ASSUMED_DAY
ASSUMED_YEAR = DeadlineFlag.ASSUMED_YEAR
BARE_MONTH = DeadlineFlag.BARE_MONTH
BARE_QUARTER = DeadlineFlag.BARE_QUARTER
DEICTIC = DeadlineFlag.DEICTIC_YEAR
OPEN_FIRST = DeadlineFlag.OPEN_FIRST_OCCURRENCE
VAGUE = DeadlineFlag.VAGUE_DAY


def by(last: str, *flags: DeadlineFlag, first: str | None = None) -> Deadline:
    """Return a deadline by a date."""
    return Deadline(kind=DeadlineKind.BY_DATE, text="", first_day=first, last_day=last, flags=flags)


def between(first: str, last: str, *flags: DeadlineFlag) -> Deadline:
    """Return a window."""
    return Deadline(kind=DeadlineKind.WINDOW, text="", first_day=first, last_day=last, flags=flags)


def again(rule: str, *flags: DeadlineFlag, first: str | None = None) -> Deadline:
    """Return a recurring duty."""
    return Deadline(kind=DeadlineKind.RECURRING, text="", recurrence=rule, first_day=first, flags=flags)


def yearly(rule: str, *flags: DeadlineFlag) -> Deadline:
    """Return a yearly duty whose first occurrence is not printed: the first full year after issue is 2018."""
    return again(f"FREQ=YEARLY;{rule}", OPEN_FIRST, *flags, first="2018-01-01")


def after(count: int, unit: PeriodUnit, event: str | None = None, last: str | None = None) -> Deadline:
    """Return a deadline so long after an event."""
    return Deadline(
        kind=DeadlineKind.RELATIVE, text="", period=Period(count=count, unit=unit), condition=event, last_day=last
    )


def set_by(condition: str) -> Deadline:
    """Return a conditional deadline."""
    return Deadline(kind=DeadlineKind.CONDITIONAL, text="", condition=condition)


STANDING = Deadline(kind=DeadlineKind.STANDING, text="")
UNREAD = Deadline(kind=DeadlineKind.UNREAD, text="")

MET = {
    "2018年6月底前": by("2018-06-30"),
    "2018年12月底前": by("2018-12-31"),
    "2017年12月底前": by("2017-12-31"),
    "2019年12月底前": by("2019-12-31"),
    "2019年3月底前": by("2019-03-31"),
    "2019年6月底前": by("2019-06-30"),
    "2017年11月底前": by("2017-11-30"),
    "2009年10月底": by("2009-10-31"),
    "2009年12月底": by("2009-12-31"),
    "2019年9月底前": by("2019-09-30"),
    "2020年12月底前": by("2020-12-31"),
    "2020年年底前": by("2020-12-31"),
    "2021年9月底": by("2021-09-30"),
    "3月底前": by("2018-03-31", ASSUMED_YEAR),
    "6月底前": by("2018-06-30", ASSUMED_YEAR),
    "年底前": by("2018-12-31", ASSUMED_YEAR),
    "11月20日前": by("2018-11-20", ASSUMED_YEAR),
    "1月31日前": by("2018-01-31", ASSUMED_YEAR),
    "2008年3月底": by("2008-03-31"),
    "2017年12月10日前": by("2017-12-10"),
    "2017年12月15日前": by("2017-12-15"),
    "2017年12月20日前": by("2017-12-20"),
    "2017年8月底前": by("2017-08-31"),
    "2017年9月底前": by("2017-09-30"),
    "2018131日前": by("2018-01-31", DeadlineFlag.REPAIRED),
    "2018年12月31日前": by("2018-12-31"),
    "2018年1月底前": by("2018-01-31"),
    "2018年2月10日前": by("2018-02-10"),
    "2018年3月底前": by("2018-03-31"),
    "2018年8月底前": by("2018-08-31"),
    "2019年11月底前": by("2019-11-30"),
    "2019年8月底前": by("2019-08-31"),
    "2020年4月底前": by("2020-04-30"),
    "2021年3月底前": by("2021-03-31"),
    "2022年10月底前": by("2022-10-31"),
    "3月31日前": by("2018-03-31", ASSUMED_YEAR),
    "6月底完成": by("2018-06-30", ASSUMED_YEAR),
    "于11月5日下班前": attrs.evolve(by("2018-11-05", ASSUMED_YEAR), cutoff="下班前"),
    "于2024年3月15日前": by("2024-03-15"),
    "于2月7日前": by("2018-02-07", ASSUMED_YEAR),
    "到2018年底前": by("2018-12-31"),
    "到2019年底前": by("2019-12-31"),
    "到2027年底": by("2027-12-31"),
    "到2027年底前": by("2027-12-31"),
    "力争到2016年底": attrs.evolve(by("2016-12-31"), softness=("力争",)),
    "在12月6日中午下班前": attrs.evolve(by("2018-12-06", ASSUMED_YEAR), cutoff="中午下班前"),
    "2026年12月": by("2026-12-31", BARE_MONTH),
    "2026年9月": by("2026-09-30", BARE_MONTH),
    "第二季度": by("2018-06-30", ASSUMED_YEAR, BARE_QUARTER, first="2018-04-01"),
    "第四季度": by("2018-12-31", ASSUMED_YEAR, BARE_QUARTER, first="2018-10-01"),
    "2026年3月": by("2026-03-31", BARE_MONTH),
    "2026年5月": by("2026-05-31", BARE_MONTH),
    "2017年11月中旬": by("2017-11-20", first="2017-11-11"),
    "2026年7月": by("2026-07-31", BARE_MONTH),
    "到2027年": by("2027-12-31", DeadlineFlag.BARE_YEAR),
    "到“十三五”末": by("2020-12-31", DeadlineFlag.PLAN_PERIOD),
    "按照省里有关要求": set_by("按照省里有关要求"),
    "根据整合方案时间要求": set_by("根据整合方案时间要求"),
    "长期": STANDING,
    "每年": yearly("BYMONTH=12;BYMONTHDAY=31", ASSUMED_DAY),
    "每半年": again("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1", ASSUMED_DAY),
    "2020年起，每年1月底前": again("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1", first="2020-01-01"),
    "于每周四下班前": attrs.evolve(again("FREQ=WEEKLY;BYDAY=TH"), cutoff="下班前"),
    "于每年1、4、7、10月8日之前": yearly("BYMONTH=1,4,7,10;BYMONTHDAY=8"),
    "于每年的3月10日前": yearly("BYMONTH=3;BYMONTHDAY=10"),
    "于每月28日前": again("FREQ=MONTHLY;BYMONTHDAY=28"),
    "每年2月底前": yearly("BYMONTH=2;BYMONTHDAY=-1"),
    "每年3月底前": yearly("BYMONTH=3;BYMONTHDAY=-1"),
    "每月25日前": again("FREQ=MONTHLY;BYMONTHDAY=25"),
    "每月通报一次": again("FREQ=MONTHLY;BYMONTHDAY=-1", ASSUMED_DAY),
    "2个工作日内": after(2, PeriodUnit.WORKING_DAY),
    "之日起30日内": after(30, PeriodUnit.DAY),
    "10个工作日内": after(10, PeriodUnit.WORKING_DAY),
    "之日起20个工作日内": after(20, PeriodUnit.WORKING_DAY),
    "之日起7个工作日内": after(7, PeriodUnit.WORKING_DAY),
    "今年年底前": by("2017-12-31", DEICTIC),
    "信息形成后，20个工作日内": after(20, PeriodUnit.WORKING_DAY, "信息形成"),
    "在内容变更之日起20个工作日内": after(20, PeriodUnit.WORKING_DAY, "内容变更"),
    "明年6月底前": by("2018-06-30", DEICTIC),
    "（2018—2020年）": between("2018-01-01", "2020-12-31"),
    "（2024—2026年）": between("2024-01-01", "2026-12-31"),
    "（全年）": between("2018-01-01", "2018-12-31", ASSUMED_YEAR),
    "2017年12月—2018年3月": between("2017-12-01", "2018-03-31"),
    "2018年第三季度": by("2018-09-30", BARE_QUARTER, first="2018-07-01"),
    "2018年下旬": UNREAD,
    "2018年初": by("2018-03-31", VAGUE),
    "2018年内": by("2018-12-31"),
    "年内": by("2018-12-31", ASSUMED_YEAR),
    "2018年1月下旬": by("2018-01-31", first="2018-01-21"),
    "2018年1月初": by("2018-01-10", VAGUE),
    "长期坚持": STANDING,
    "长期推进": STANDING,
    "常态化推进": STANDING,
    "常年": STANDING,
    "全年": between("2018-01-01", "2018-12-31", ASSUMED_YEAR),
    "即日起": attrs.evolve(STANDING, first_day="2017-11-10", condition="即日起"),
    "按省要求": set_by("按省要求"),
    "按国家部署": set_by("按国家部署"),
    "根据省统一安排": set_by("根据省统一安排"),
    "方案印发后30日内": after(30, PeriodUnit.DAY, "方案印发", "2017-12-10"),
    "印发之日起1个月内": after(1, PeriodUnit.MONTH, "印发", "2017-12-10"),
    "建成后": set_by("建成后"),
    "完成后": set_by("完成后"),
    "整合后 …": set_by("整合后"),
    "每月": again("FREQ=MONTHLY;BYMONTHDAY=-1", ASSUMED_DAY),
    "每周": again("FREQ=WEEKLY;BYDAY=SU", ASSUMED_DAY),
    "每两年": again("FREQ=YEARLY;INTERVAL=2;BYMONTH=12;BYMONTHDAY=31", ASSUMED_DAY, OPEN_FIRST, first="2018-01-01"),
    "2018年6月底前并长期坚持": attrs.evolve(by("2018-06-30"), then=attrs.evolve(STANDING, text="长期坚持")),
    "二〇一八年六月底前": by("2018-06-30"),
    "二O一八年六月底前": by("2018-06-30"),
    "2018．6．30前": by("2018-06-30"),
    "2018/6/30前": by("2018-06-30"),
    "2018-06-30": by("2018-06-30"),
}
"""What each expression of deadlines.csv means: its column `meaning`, and section 1 of the domain notes."""

NUMERALS = ("〇", "一", "二", "三", "四", "五", "六", "七", "八", "九")
ANY_CONTEXT = st.builds(
    DeadlineContext,
    issued=st.none() | st.dates().map(day),
    title_year=st.none() | st.integers(-10, 100_000),
    strict_before=st.booleans(),
    first_occurrence_in_issue_year=st.booleans(),
)
WORDS = st.sampled_from(
    [
        *(
            "年",
            "月",
            "日",
            "底",
            "前",
            "内",
            "每",
            "季度",
            "旬",
            "上旬",
            "初",
            "中",
            "末",
            "至",
            "—",
            "、",
            "，",
            "。",
            "（",
            "）",
        ),
        *(
            "并",
            "和",
            "自",
            "起",
            "后",
            "之日起",
            "建成",
            "印发",
            "即日",
            "长期",
            "持续",
            "完成",
            "力争",
            "全年",
            "半年",
            "上半年",
        ),
        *(
            "2018",
            "2017",
            "1",
            "2",
            "6",
            "12",
            "30",
            "31",
            "二",
            "十",
            "〇",
            "周",
            "一次",
            "个月",
            "工作日",
            "根据",
            "要求",
            "按",
        ),
        *(
            "方案",
            "十三五",
            "期间",
            "“",
            "”",
            ".",
            "/",
            "今年",
            "次年",
            "本月",
            "以后",
            "下班",
            "17:00",
            "（含）",
            "201811",
            "第",
        ),
        *("\n", "\u3000", "9999", "99", "0"),
    ]
)
PLAN_DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))
TOKENS = [
    ("2018", "年", "6", "月", "30", "日", "前"),
    ("2018", "年", "6", "月", "底", "前", "，", "并", "长期", "坚持"),
    ("每", "年", "1", "、", "4", "、", "7", "、", "10", "月", "8", "日", "之前"),
    ("自", "本方案", "印发", "之日起", "20", "个", "工作日", "内"),
    ("2017", "年", "12", "月", "—", "2018", "年", "3", "月"),
    ("根据", "整合方案", "时间", "要求"),
    ("于", "11", "月", "5", "日", "下班", "前"),
    ("到", "“", "十三五", "”", "末"),
]


def chinese_numeral(number: int) -> str:
    """Spell a number below a hundred by place."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{NUMERALS[tens]}十"
    return head + (NUMERALS[ones] if ones else "")


def notations(of: dt.date) -> list[str]:
    """Write a day in every notation that offices use."""
    plain = f"{of.year}年{of.month}月{of.day}日"
    year = "".join(NUMERALS[int(figure)] for figure in str(of.year))
    chinese = f"{year}年{chinese_numeral(of.month)}月{chinese_numeral(of.day)}日"
    written = [
        plain,
        f"{of.year}年{of.month:02}月{of.day:02}日",
        f"{of.year}年{of.month}月{of.day}号",
        plain.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        chinese,
        chinese.replace("〇", "○"),
        chinese.replace("〇", "O"),
        f"{of.year}.{of.month}.{of.day}",
        f"{of.year}．{of.month}．{of.day}",
        f"{of.year}/{of.month}/{of.day}",
        f"{of.year}-{of.month}-{of.day}",
        of.isoformat(),
        of.strftime("%Y%m%d"),
    ]
    return [*(f"{one}前" for one in written), *written, f"{of.isoformat()} 00:00:00", f"{of.isoformat()}T00:00:00"]


def legal_splits(year: int, figures: str) -> list[dt.date]:
    """Return every day that figures after a year may be, by trying all numbers of one or two figures."""
    return [
        dt.date(year, month, number)
        for cut in range(1, len(figures))
        for month, number in [(int(figures[:cut]), int(figures[cut:]))]
        if cut <= 2
        and len(figures) - cut <= 2
        and 1 <= month <= 12
        and 1 <= number <= calendar.monthrange(year, month)[1]
    ]


class TestReadDeadline:
    """`read_deadline`."""

    @pytest.mark.parametrize("expression", MET)
    def test_reads_expressions_of_real_plans(self, expression: str) -> None:
        """Reads expressions of real plans."""
        assert read_deadline(expression, PLAN) == attrs.evolve(MET[expression], text=expression)

    def test_every_expression_that_was_met_has_an_expectation(self, shared: Path) -> None:
        """Every expression that was met has an expectation."""
        with (shared / "domain" / "deadlines.csv").open(encoding="utf-8", newline="") as file:
            met = {part for row in csv.DictReader(file) for part in row["expression"].split(" / ")}
        assert met == set(MET)

    @given(st.text(max_size=250) | st.lists(WORDS, max_size=12).map("".join), ANY_CONTEXT)
    def test_is_total_and_keeps_the_words(self, text: str, context: DeadlineContext) -> None:
        """Is total and keeps the words."""
        assert read_deadline(text, context).text == (text if text.strip() else "")

    @given(st.lists(WORDS, max_size=8).map("".join), ANY_CONTEXT)
    def test_every_recurrence_is_a_rule_that_names_its_days(self, text: str, context: DeadlineContext) -> None:
        """Every recurrence is a rule that names its days."""
        read = read_deadline(f"每{text}", context)
        assert read.recurrence is None or str(parse_recurrence(read.recurrence)) == read.recurrence

    @pytest.mark.parametrize("text", ["", " ", "\n\u3000\t"])
    def test_an_empty_cell_is_missing(self, text: str) -> None:
        """An empty cell is missing."""
        assert read_deadline(text, PLAN) == Deadline.missing()

    @pytest.mark.parametrize("text", ["—", "-", "/", "无", "暂无", " — "])
    def test_a_cell_that_says_nothing_is_missing_and_keeps_its_words(self, text: str) -> None:
        """A cell that says nothing is missing and keeps its words."""
        assert read_deadline(text, PLAN) == attrs.evolve(Deadline.missing(), text=text)

    @pytest.mark.parametrize(
        "text",
        [
            *(
                "尽快",
                "适时",
                "已完成",
                "国庆节前",
                "2018年春节前",
                "每学期",
                "24小时内",
                "18年底前",
                "十五",
                "1.3",
                "20日前",
            ),
            *("2018年6月底前后", "2018年6月底前不得完成", "2018年6月30日前30", "x2018年6月底前", "2018年6月底前；其他"),
            *(
                "((2018年6月底前)",
                "2018年6月底前)",
                "每年两次",
                "每季度10日前",
                "每个工作日",
                "2017年11月—长期",
                "底前",
                "前",
            ),
        ],
    )
    def test_what_is_not_read_whole_is_unread(self, text: str) -> None:
        """What is not read whole is unread."""
        assert read_deadline(text, PLAN) == attrs.evolve(UNREAD, text=text)

    def test_reads_no_more_than_two_hundred_characters(self) -> None:
        """Reads no more than two hundred characters."""
        whole = "2018年6月底前" + " " * 191
        assert len(whole) == 200
        assert read_deadline(whole).last_day == day("2018-06-30")
        assert read_deadline(f"{whole} ") == attrs.evolve(UNREAD, text=f"{whole} ")

    @given(st.sampled_from(TOKENS), st.data())
    def test_spaces_and_line_breaks_between_tokens_change_nothing(
        self, tokens: tuple[str, ...], data: st.DataObject
    ) -> None:
        """Spaces and line breaks between tokens change nothing."""
        gaps = st.sampled_from(["", " ", "\n", "\u3000", "\xa0", "\t", " \n "])
        spaced = "".join(token + data.draw(gaps) for token in tokens)
        plain = read_deadline("".join(tokens), PLAN)
        read = read_deadline(spaced, PLAN)
        then = None if read.then is None or plain.then is None else attrs.evolve(read.then, text=plain.then.text)
        assert plain.kind is not DeadlineKind.UNREAD
        assert attrs.evolve(read, text=plain.text, then=then) == plain

    @given(PLAN_DAYS)
    def test_a_day_reads_the_same_in_every_notation(self, of: dt.date) -> None:
        """A day reads the same in every notation."""
        read = {read_deadline(written) for written in notations(of)}
        assert {(one.kind, one.last_day, one.flags) for one in read} == {(DeadlineKind.BY_DATE, of, ())}

    @given(
        PLAN_DAYS.filter(lambda of: of > dt.date(1900, 1, 1)), st.sampled_from(["前", "之前", "以前"]), st.booleans()
    )
    def test_strict_before_ends_exactly_one_day_earlier(self, of: dt.date, before: str, is_month_end: bool) -> None:
        """Strict before ends exactly one day earlier."""
        named = f"{of.year}年{of.month}月底" if is_month_end else f"{of.year}年{of.month}月{of.day}日"
        plain = read_deadline(f"{named}{before}")
        strict = read_deadline(f"{named}{before}", DeadlineContext(strict_before=True))
        assert plain.last_day is not None
        assert strict == attrs.evolve(plain, last_day=plain.last_day - dt.timedelta(days=1))

    @given(
        st.sampled_from(
            ["2018年6月底", "2018年6月底内", "2018年6月中旬", "2018年内", "2018年第三季度", "截至2018年6月30日止"]
        )
    )
    def test_strict_before_changes_nothing_without_that_word(self, text: str) -> None:
        """Strict before changes nothing without that word."""
        assert read_deadline(text, DeadlineContext(strict_before=True)) == read_deadline(text)

    @given(
        st.integers(1900, 2199),
        st.sampled_from(
            ["3月底前", "年底前", "2月底", "6月", "第三季度", "上半年", "11月中旬", "11月5日下班前", "6月至12月"]
        ),
    )
    def test_an_inherited_year_reads_as_if_it_were_printed(self, year: int, rest: str) -> None:
        """An inherited year reads as if it were printed."""
        printed = read_deadline(f"{year}年{rest}")
        inherited = read_deadline(rest, DeadlineContext(title_year=year, issued=day("2017-11-10")))
        from_issue = read_deadline(rest, DeadlineContext(issued=day(f"{year}-11-10")))
        assert inherited == attrs.evolve(printed, text=rest, flags=(*printed.flags, ASSUMED_YEAR))
        assert from_issue == inherited

    @given(st.integers(1900, 2199), st.integers(1, 12))
    def test_the_end_of_a_month_is_that_of_the_calendar(self, year: int, month: int) -> None:
        """The end of a month is that of the calendar."""
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        assert read_deadline(f"{year}年{month}月底前").last_day == last
        assert read_deadline(f"{year}年{month}月").last_day == last
        assert read_deadline(f"{year}年{month}月下旬").last_day == last

    @given(st.integers(1900, 2199), st.from_regex("[0-9]{1,4}", fullmatch=True))
    def test_a_damaged_date_is_repaired_if_and_only_if_one_split_is_legal(self, year: int, figures: str) -> None:
        """A damaged date is repaired if and only if one split is legal."""
        splits = legal_splits(year, figures)
        read = read_deadline(f"{year}{figures}日前")
        if len(splits) == 1:
            assert (read.last_day, read.flags) == (splits[0], (DeadlineFlag.REPAIRED,))
        else:
            flag = DeadlineFlag.AMBIGUOUS if splits else DeadlineFlag.IMPOSSIBLE_DAY
            assert (read.kind, read.flags) == (DeadlineKind.UNREAD, (flag,))

    @given(st.integers(1900, 2199), st.integers(0, 99), st.integers(0, 99))
    def test_a_day_is_read_if_and_only_if_the_calendar_has_it(self, year: int, month: int, number: int) -> None:
        """A day is read if and only if the calendar has it."""
        read = read_deadline(f"{year}年{month}月{number}日前")
        if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
            assert read.last_day == dt.date(year, month, number)
        else:
            assert (read.kind, read.flags) == (DeadlineKind.UNREAD, (DeadlineFlag.IMPOSSIBLE_DAY,))


class TestCompoundCells:
    """A cell may name several times, one after the other."""

    def test_nothing_is_dropped(self) -> None:
        """Nothing is dropped."""
        read = read_deadline("6月底前完成方案，\n12月底前完成建设；长期坚持。", PLAN)
        assert read.last_day == day("2018-06-30")
        assert read.then is not None
        assert (read.then.text, read.then.last_day) == ("12月底前完成建设", day("2018-12-31"))
        assert read.then.then == attrs.evolve(STANDING, text="长期坚持")

    def test_a_year_holds_for_the_parts_that_follow(self) -> None:
        """A year holds for the parts that follow."""
        read = read_deadline("2019年6月底前启动，力争年底前完成", PLAN)
        assert read.then == attrs.evolve(by("2019-12-31", ASSUMED_YEAR), text="力争年底前完成", softness=("力争",))

    @pytest.mark.parametrize("text", ["2018年10月底前完成方案，3月底前完成建设", "每年6月底前报送，12月底前总结"])
    def test_a_day_whose_year_the_parts_before_put_in_doubt_is_ambiguous(self, text: str) -> None:
        """A day whose year the parts before put in doubt is ambiguous."""
        assert read_deadline(text, PLAN).flags == (DeadlineFlag.AMBIGUOUS,)

    def test_what_comes_later_begins_after_the_part_before(self) -> None:
        """What comes later begins after the part before."""
        read = read_deadline("2017年12月底前完成，以后每年12月底前更新", PLAN)
        assert read.last_day == day("2017-12-31")
        expected = again("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", first="2018-01-01")
        assert read.then == attrs.evolve(expected, text="以后每年12月底前更新")

    def test_what_else_is_to_be_done_needs_no_time_of_its_own(self) -> None:
        """What else is to be done needs no time of its own."""
        read = read_deadline("2018年6月底前完成建设并基本投入使用")
        assert (read.last_day, read.then, read.softness) == (day("2018-06-30"), None, ("基本",))

    @pytest.mark.parametrize(
        "text", ["2018年6月底前（长期坚持）", "2018年6月底前，并长期坚持", "2018年6月底前完成系统合并并长期坚持"]
    )
    def test_brackets_and_conjunctions_part_one_time_from_the_next(self, text: str) -> None:
        """Brackets and conjunctions part one time from the next."""
        read = read_deadline(text)
        assert (read.last_day, read.then) == (day("2018-06-30"), attrs.evolve(STANDING, text="长期坚持"))

    def test_one_part_that_means_no_day_makes_the_whole_unread(self) -> None:
        """One part that means no day makes the whole unread."""
        read = read_deadline("2018年6月底前启动，2019年2月30日前完成")
        assert read == attrs.evolve(
            UNREAD, text="2018年6月底前启动，2019年2月30日前完成", flags=(DeadlineFlag.IMPOSSIBLE_DAY,)
        )

    def test_more_than_twelve_parts_are_not_read(self) -> None:
        """More than twelve parts are not read."""
        assert read_deadline("；".join(["长期"] * 12)).kind is DeadlineKind.STANDING
        assert read_deadline("；".join(["长期"] * 13)).kind is DeadlineKind.UNREAD
