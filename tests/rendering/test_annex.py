"""What is written as an annex reads back as the same plan, and looks as officials print it."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.model import (
    Assignment,
    Deadline,
    DeadlineKind,
    GroupKind,
    Note,
    Origin,
    Part,
    Plan,
    Role,
    Source,
    Task,
    Unit,
    UnitGroup,
)
from egov_consolidation.reading._annex import read_annex
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline
from egov_consolidation.reading._options import ReadingOptions
from egov_consolidation.rendering._annex import chinese_numeral, write_annex
from egov_consolidation.rendering._annex_table import numbers_of

DATA = Path(__file__).parents[1] / "reading" / "data"
UNITS = ("市审计局", "市财政局", "市发展改革委", "市政府办公厅", "市公安局")
WORDS = st.text("清理整合目录，编制完善", min_size=1, max_size=6).map("任{}".format)
TITLES = st.text("清理整合目录编制完善", max_size=6).map("任务{}".format)
DEADLINES = st.sampled_from(("2018年6月底前", "长期", "每年", "2017年11月中旬", "根据整合方案时间要求", "6月底前", ""))
REGIONS = Part(number=1, title="各地区负责落实的工作任务")


def read(text: str, document: str = "plan") -> Plan:
    """Read a text."""
    return read_annex(text, document, ReadingOptions())


def deadline_of(words: str) -> Deadline:
    """Return what the words of a deadline mean."""
    return read_deadline(words, DeadlineContext()) if words else Deadline.missing()


@attrs.frozen(kw_only=True)
class Shape:
    """What the rows of one table have in common."""

    by_unit: bool
    themes: bool
    coordinated: bool
    owners: tuple[Role, ...]
    others: tuple[str, ...]


SHAPES = st.builds(
    Shape,
    by_unit=st.booleans(),
    themes=st.booleans(),
    coordinated=st.booleans(),
    owners=st.lists(
        st.sampled_from((Role.EXECUTING, Role.COOPERATING, Role.SUPERVISING, Role.COLLECTING)), unique=True
    ).map(tuple),
    others=st.sampled_from(((), ("投资",), ("投资", "联系人"))),
)


@st.composite
def owners(draw: st.DrawFn, role: Role, *, coordinated: bool = False) -> tuple[Assignment, ...]:
    """Draw the owners that one cell can name."""
    units = draw(st.lists(st.sampled_from(UNITS), max_size=3, unique=True))
    by_remit = bool(units) and role in {Role.LEAD, Role.EXECUTING} and draw(st.booleans())
    named = [Assignment(role=role, unit=unit, by_remit=by_remit) for unit in units]
    if len(named) > 0 and draw(st.booleans()):
        named[-1] = attrs.evolve(named[-1], open=True)
    if coordinated and len(named) > 1 and not by_remit:
        named[0] = attrs.evolve(named[0], coordinating=True)
    if len(named) == 1 and role is Role.LEAD and not by_remit and not named[0].open and draw(st.booleans()):
        named.append(
            Assignment(role=Role.CO_LEAD, unit=draw(st.sampled_from([one for one in UNITS if one not in units])))
        )
    return tuple(named)


@st.composite
def tables(draw: st.DrawFn, table: int, part: int | None) -> list[Task]:
    """Draw the tasks of one table, some cells of which were merged with those above."""
    shape = draw(SHAPES)
    tasks: list[Task] = []
    unit = number = stage = 0
    lead: tuple[Assignment, ...] = ()
    theme: str | None = None
    for row in range(1, draw(st.integers(1, 5)) + 1):
        inferred: list[str] = []
        new_unit = shape.by_unit and (row == 1 or draw(st.booleans()))
        if new_unit:
            unit, number = unit + 1, 0
        elif shape.by_unit and draw(st.booleans()):
            inferred.append("unit_number")
        new_lead = new_unit or row == 1 or draw(st.booleans())
        if shape.by_unit and not new_unit and "unit_number" not in inferred:
            new_lead = True
        if new_lead:
            lead = draw(owners(Role.LEAD, coordinated=shape.coordinated))
        elif lead:
            inferred.append("lead_unit")
        fresh = shape.by_unit and "lead_unit" not in inferred
        repeated = row > 1 and not fresh and not new_unit and number > 0 and draw(st.booleans())
        stage, number = (stage + 1, number) if repeated else (1, number + 1)
        inferred += ["number"] if repeated else []
        if shape.themes and not (row > 1 and not fresh and theme is not None and draw(st.booleans())):
            theme = draw(WORDS)
        elif shape.themes:
            inferred.append("theme")
        base = ".".join(str(one) for one in (part, unit or None, number) if one is not None)
        order = ("unit_number", "lead_unit", "number", "theme") if shape.by_unit else ("number", "theme", "lead_unit")
        named = [*lead]
        for role in (Role.EXECUTING, Role.COOPERATING, Role.SUPERVISING, Role.COLLECTING):
            named += draw(owners(role)) if role in shape.owners else ()
        others = [(header, draw(WORDS | st.just(""))) for header in shape.others]
        tasks.append(
            Task(
                id=base if stage == 1 else f"{base}-{stage}",
                content=draw(WORDS),
                deadline=deadline_of(draw(DEADLINES)),
                part=part,
                unit_number=unit or None,
                number=number,
                theme=theme if shape.themes else None,
                assignments=tuple(named),
                accountable=draw(st.none() | st.just("张三")),
                remarks=draw(st.none() | WORDS),
                other_cells=tuple((header, words) for header, words in others if words),
                source=Source(
                    document="plan",
                    table=table,
                    row=row,
                    inferred_cells=tuple(name for name in order if name in inferred),
                ),
            )
        )
    return tasks


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan that the form of an annex can hold."""
    count = draw(st.integers(0, 3))
    parts = tuple(Part(number=number, title=draw(WORDS)) for number in range(1, count + 1))
    tasks = [task for table in range(1, max(1, count) + 1) for task in draw(tables(table, table if count else None))]
    used = [one.unit for task in tasks for one in task.assignments if one.unit is not None]
    notes = [Note(text=f"{words}。", table=1) for words in draw(st.lists(WORDS, max_size=2))]
    captioned = [number for number in range(1, count + 1) if draw(st.booleans())]
    notes += [Note(text=f"表{number} {draw(TITLES)}", table=number, is_caption=True) for number in captioned]
    notes += [Note(text=f"注：{words}") for words in draw(st.lists(WORDS, max_size=2))]
    return Plan(
        id="plan",
        title=draw(TITLES),
        parts=parts,
        tasks=tuple(tasks),
        units=(Unit(name=used[0], aliases=("市数据局",)),) if len(used) > 0 and draw(st.booleans()) else (),
        notes=tuple(notes),
    )


def printed_in_full(plan: Plan) -> Plan:
    """Return a plan whose cells were all printed, save for rows that share a number with the one above."""
    tasks = (
        attrs.evolve(task, source=attrs.evolve(task.source, inferred_cells=()))
        if task.source is not None and "number" not in task.source.inferred_cells
        else task
        for task in plan
    )
    return attrs.evolve(plan, tasks=tuple(tasks))


class TestWriteAnnex:
    """Plans as annexes."""

    @given(plans())
    def test_what_is_written_reads_back_as_the_same_plan(self, plan: Plan) -> None:
        """What is written reads back as the same plan."""
        assert read(write_annex(plan)) == plan

    @given(
        plans(),
        st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "utf-16")),
        st.sampled_from(("\n", "\r\n", "\r")),
        st.sampled_from(("", " ", "\u3000", "\u00a0")),
    )
    def test_encoding_line_ends_and_stray_spaces_do_not_matter(
        self, plan: Plan, codec: str, end: str, space: str
    ) -> None:
        """Encoding line ends and stray spaces do not matter."""
        text = write_annex(plan).replace("\t", f"{space}\t{space}").replace("\n", f"{space}{end}")
        assert read(decode(text.encode(codec), "plan", "gb18030" if codec == "gb18030" else None)) == plan

    @given(plans())
    def test_cells_printed_in_full_read_the_same_save_for_what_was_inferred(self, plan: Plan) -> None:
        """Cells printed in full read the same save for what was inferred."""
        full = printed_in_full(plan)
        assert read(write_annex(full)) == full

    def test_the_annex_of_dalian_reads_back_as_the_same_plan(self) -> None:
        """The annex of Dalian reads back as the same plan."""
        annex = (resources.files("egov_consolidation.issued") / "dalian_2017" / "annex.txt").read_text(encoding="utf-8")
        plan = read(annex, "dalian-2017")
        assert read(write_annex(plan), "dalian-2017") == plan

    def test_another_citys_annex_reads_back_as_the_same_plan(self) -> None:
        """Another city's annex reads back as the same plan."""
        plan = read((DATA / "yunbin-2018.txt").read_text(encoding="utf-8"), "yunbin")
        assert read(write_annex(plan), "yunbin") == plan

    def test_the_form_is_that_of_the_annex(self) -> None:
        """The form is that of the annex."""
        deadline = Deadline(kind=DeadlineKind.STANDING, text="长期")
        lead = (Assignment(role=Role.LEAD, unit="市审计局"),)
        tasks = (
            Task(id="1.1.1", content="甲。", theme="摸底", deadline=deadline, assignments=lead),
            Task(
                id="1.1.2",
                content="乙。",
                theme="摸底",
                deadline=deadline,
                assignments=lead,
                source=Source(document="p", inferred_cells=("unit_number", "lead_unit", "theme")),
            ),
        )
        plan = Plan(id="p", title="任务分工", parts=(Part(number=1, title="市直部门"),), tasks=tasks)
        assert write_annex(plan) == (
            "任务分工\n\n一、市直部门\n"
            "\t单位序号\n\t牵头单位\n\t任务序号\n\t工作任务\n\t工作内容和要求\n\t完成时限\n\n"
            "\t1\n\t市审计局\n\t1\n\t摸底\n\t甲。\n\t长期\n\n"
            "\t\n\t\n\t2\n\t\n\t乙。\n\t长期\n\n"
        )

    def test_a_cell_that_says_something_else_than_the_one_above_is_printed_whatever_was_inferred(self) -> None:
        """A cell that says something else than the one above is printed whatever was inferred."""
        source = Source(document="p", table=1, inferred_cells=("theme",))
        tasks = tuple(
            Task(id=str(number), number=number, content="甲。", theme=theme, source=source)
            for number, theme in ((1, "摸底"), (2, "清理"))
        )
        assert [task.theme for task in read(write_annex(Plan(id="p", tasks=tasks)))] == ["摸底", "清理"]

    def test_a_theme_is_printed_again_in_the_block_of_a_new_unit(self) -> None:
        """A theme is printed again in the block of a new unit."""
        source = Source(document="p", table=1, inferred_cells=("theme",))
        tasks = tuple(
            Task(id=f"{number}.1", unit_number=number, number=1, content="甲。", theme="摸底", source=source)
            for number in (1, 2)
        )
        assert [task.theme for task in read(write_annex(Plan(id="p", tasks=tasks)))] == ["摸底", "摸底"]

    def test_a_task_without_a_theme_or_lead_below_one_with_them_stays_without(self) -> None:
        """A task without a theme or lead below one with them stays without."""
        lead = (Assignment(role=Role.LEAD, unit="市审计局"),)
        tasks = (
            Task(id="1", content="甲。", theme="摸底", assignments=lead),
            Task(id="2", content="乙。"),
        )
        read_back = read(write_annex(Plan(id="p", tasks=tasks)))["2"]
        assert (read_back.theme, read_back.assignments) == (None, ())

    def test_owners_from_headings_and_sentences_get_no_cells(self) -> None:
        """Owners from headings and sentences get no cells."""
        group = UnitGroup(kind=GroupKind.REGIONS, text="各地区")
        assignments = (
            Assignment(role=Role.LEAD, group=group, origin=Origin.HEADING),
            Assignment(role=Role.RECEIVING, unit="市审计局", origin=Origin.CONTENT),
        )
        task = Task(id="1.1", part=1, number=1, content="编制清单报市审计局。", assignments=assignments)
        text = write_annex(Plan(id="p", parts=(REGIONS,), tasks=(task,)))
        assert "单位" not in text
        assert read(text, "p")["1.1"].assignments == assignments

    def test_line_breaks_and_tabs_inside_a_cell_make_no_new_cells(self) -> None:
        """Line breaks and tabs inside a cell make no new cells."""
        task = Task(id="1", content="一是甲；\n\n\t二是乙。\n", theme="\t摸底")
        read_back = read(write_annex(Plan(id="p", tasks=(task,))))["1"]
        assert (read_back.content, read_back.theme) == ("一是甲；二是乙。", "摸底")

    @pytest.mark.parametrize(
        ("above", "heading"),
        [((), "一、甲"), (("一、总则",), "（一）甲"), (("一、总则", "（一）分工"), "1. 甲")],
    )
    def test_headings_of_parts_are_numbered_below_those_among_the_notes(
        self, above: tuple[str, ...], heading: str
    ) -> None:
        """Headings of parts are numbered below those among the notes."""
        notes = tuple(Note(text=text, table=1) for text in above)
        task = Task(id="1.1", part=1, number=1, content="甲。", source=Source(document="p", table=1, row=1))
        plan = Plan(id="p", title="分工", parts=(Part(number=1, title="甲"),), tasks=(task,), notes=notes)
        text = write_annex(plan)
        assert f"\n{heading}\n" in text
        assert read(text, "p") == plan

    def test_headers_of_other_cells_are_put_in_an_order_that_suits_every_row(self) -> None:
        """Headers of other cells are put in an order that suits every row."""
        cells = ((("乙", "1"),), (("甲", "2"),), (("甲", "3"), ("乙", "4")))
        tasks = tuple(
            Task(id=str(number), number=number, content="丙。", other_cells=own) for number, own in enumerate(cells, 1)
        )
        assert tuple(task.other_cells for task in read(write_annex(Plan(id="p", tasks=tasks)))) == cells

    def test_headers_in_contrary_orders_are_written_all_the_same(self) -> None:
        """Headers in contrary orders are written all the same."""
        cells = ((("甲", "1"), ("乙", "2")), (("乙", "3"), ("甲", "4")))
        tasks = tuple(
            Task(id=str(number), number=number, content="丙。", other_cells=own) for number, own in enumerate(cells, 1)
        )
        written = read(write_annex(Plan(id="p", tasks=tasks)))
        assert [dict(task.other_cells) for task in written] == [dict(own) for own in cells]

    def test_parts_without_tasks_are_written_in_their_place(self) -> None:
        """Parts without tasks are written in their place."""
        parts = tuple(Part(number=number, title=title) for number, title in ((1, "甲"), (2, "乙"), (3, "丙")))
        plan = Plan(id="p", parts=parts, tasks=(Task(id="2.1", content="甲。"),))
        assert [line for line in write_annex(plan).split("\n") if "、" in line] == ["一、甲", "二、乙", "三、丙"]

    def test_a_part_that_the_plan_does_not_list_gets_a_heading_without_words(self) -> None:
        """A part that the plan does not list gets a heading without words."""
        plan = read(write_annex(Plan(id="p", tasks=(Task(id="4.1", content="甲。"),))))
        assert (plan.parts, plan.tasks[0].id) == ((Part(number=4, title=""),), "4.1")


class TestNumbersOf:
    """The numbers of a task."""

    @pytest.mark.parametrize(
        ("task_id", "numbers"),
        [("7", (None, None, 7)), ("1.7", (1, None, 7)), ("2.5.1", (2, 5, 1)), ("1.2.3.4", (None, None, None))],
    )
    def test_ids_give_the_numbers_of_tasks_that_stand_in_no_table(
        self, task_id: str, numbers: tuple[int | None, int | None, int | None]
    ) -> None:
        """Ids give the numbers of tasks that stand in no table."""
        assert numbers_of(Task(id=task_id, content="甲。")) == numbers

    def test_tasks_that_were_read_from_a_table_keep_their_printed_numbers(self) -> None:
        """Tasks that were read from a table keep their printed numbers."""
        task = Task(id="1.7", content="甲。", part=1, source=Source(document="p", table=1, row=7))
        assert numbers_of(task) == (1, None, None)


class TestChineseNumeral:
    """Numbers of headings."""

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            *((1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百〇一")),
            *((110, "一百一十"), (1001, "一千〇一"), (1010, "一千〇一十"), (9999, "九千九百九十九"), (10_000, "10000")),
        ],
    )
    def test_numbers_are_written_as_headings_print_them(self, number: int, words: str) -> None:
        """Numbers are written as headings print them."""
        assert chinese_numeral(number) == words
