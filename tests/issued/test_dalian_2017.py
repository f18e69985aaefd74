"""The plan of Dalian: as printed, with judgements that each rest on words which stand where they are said to stand."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from egov_consolidation import issued
from egov_consolidation.dates import is_working_day
from egov_consolidation.errors import UsageError
from egov_consolidation.model import (
    Citation,
    DeadlineKind,
    Dependency,
    DependencyType,
    GroupKind,
    Mark,
    Plan,
    Role,
    Support,
    obligations,
)
from egov_consolidation.reading import ReadingOptions, read_annex
from egov_consolidation.wording import Text

CONFLICTS = {("1.8", "1.7"), ("3.1", "3.5"), ("1.14", "2.2.7"), ("3.9", "2.2.7"), ("1.1", "1.10")}
"""Where the document asks for something before what it normally rests on."""

PRINTED = ("id", "content", "theme", "deadline", "part", "unit_number", "number", "assignments", "remarks", "source")
"""What a row prints."""

LOWERED = {("1.1", "2.2.1"), ("1.10", "1.11"), ("3.5", "3.6")}
"""Relations that the reference data hold implied, and that no words carry."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Give the plan."""
    return issued.load("dalian-2017")


@pytest.fixture(scope="module")
def annex() -> bytes:
    """Give the document's bytes."""
    return (Path(issued.__file__).parent / "dalian_2017" / "annex.txt").read_bytes()


def quotations(plan: Plan) -> Iterator[Citation]:
    """Yield every quotation in the plan."""
    for task in plan:
        for held in (task.dependencies, task.supports, task.deliverables, task.uses):
            for one in held:
                yield from one.quotes
    for duty in plan.shared_duties:
        yield from duty.quotes
    for external in plan.externals:
        yield from external.quotes


def relations(plan: Plan) -> list[Dependency | Support]:
    """Return every relation between tasks."""
    return [*plan.dependencies(), *plan.supports()]


def ends(relation: Dependency | Support) -> tuple[str, str]:
    """Return the ids of the two tasks."""
    if isinstance(relation, Dependency):
        return relation.predecessor, relation.successor
    return relation.supporter, relation.supported


def kind(relation: Dependency | Support) -> str:
    """Return the type of a relation, as the reference data put it."""
    return relation.type.value if isinstance(relation, Dependency) else "SO"


class TestDocument:
    """What the document says."""

    def test_it_is_the_document_as_printed(self, annex: bytes, plan: Plan, shared: Path) -> None:
        """Byte for byte; its hash goes with the plan."""
        assert annex == (shared / "source" / "dalian-2017.txt").read_bytes()
        assert plan.source_sha256 == hashlib.sha256(annex).hexdigest()

    def test_it_has_53_tasks_in_three_parts(self, plan: Plan) -> None:
        """14 for the departments, 30 for five units, 9 for the regions."""
        assert len(plan) == 53
        assert Counter(task.part for task in plan) == {1: 14, 2: 30, 3: 9}
        assert Counter(name for task in plan for name in task.lead_units) == {
            "市编委办": 2,
            "市政府办公厅": 16,
            "市发展改革委": 5,
            "市财政局": 3,
            "市审计局": 4,
        }

    def test_deadlines_by_kind(self, plan: Plan) -> None:
        """35 days (34 …前 and one 中旬), 10 长期, 7 每年, one that a scheme sets."""
        printed = [task.deadline.text.replace("\n", "") for task in plan]
        assert sum(bool(re.search("前$|旬$", words)) for words in printed) == 35
        assert (printed.count("长期"), printed.count("每年"), printed.count("根据整合方案时间要求")) == (10, 7, 1)
        assert Counter(task.deadline.kind for task in plan if not task.deadline.is_dated) == {
            DeadlineKind.STANDING: 10,
            DeadlineKind.RECURRING: 7,
            DeadlineKind.CONDITIONAL: 1,
        }
        assert sum(task.deadline.is_dated for task in plan) == 35

    def test_24_of_the_35_last_days_are_not_worked(self, plan: Plan) -> None:
        """Their effective day lies before them; that of the others is the day itself."""
        dated = [task.deadline for task in plan if task.deadline.last_day is not None]
        moved = [one for one in dated if one.effective_day != one.last_day]
        assert len(moved) == 24
        assert all(one.last_day is not None and is_working_day(one.last_day) is False for one in moved)
        assert all(one.effective_day < one.last_day for one in moved if one.effective_day and one.last_day)

    def test_nothing_that_the_document_says_is_changed(self, annex: bytes, plan: Plan) -> None:
        """Read without the overlay, every row says the same."""
        bare = read_annex(annex.decode("utf-8"), "dalian-2017", ReadingOptions())
        for printed, laid in zip(bare, plan, strict=True):
            for name in (
                "id",
                "content",
                "theme",
                "deadline",
                "part",
                "unit_number",
                "number",
                "assignments",
                "source",
            ):
                assert getattr(laid, name) == getattr(printed, name), (printed.id, name)
        assert (plan.title, plan.parts, plan.notes, plan.issued) == (bare.title, bare.parts, bare.notes, None)


class TestLoad:
    """`issued.load`."""

    def test_the_same_value_comes_back(self) -> None:
        """Plans do not change."""
        assert issued.load("dalian-2017") is issued.load("dalian-2017")
        assert issued.load() == issued.load("dalian-2017")

    def test_a_plan_that_does_not_ship_is_refused(self) -> None:
        """With those that do, and the nearest."""
        with pytest.raises(UsageError, match=r"dalian-2071: no such plan ships.*dalian-2017 is the nearest") as caught:
            issued.load("dalian-2071")
        assert "没有这个方案" in caught.value.text("zh")

    @pytest.mark.parametrize("name", ["", "../dalian-2017", "dalian_2017", "DALIAN-2017"])
    def test_a_name_is_no_path(self, name: str) -> None:
        """Nothing but the names that are listed."""
        with pytest.raises(UsageError):
            issued.load(name)

    def test_a_document_that_was_changed_is_refused(
        self, annex: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """By a single character."""
        changed = tmp_path / "annex.txt"
        changed.write_bytes(annex.replace("2017年12月15日前".encode(), "2017年12月16日前".encode()))
        monkeypatch.setattr(issued, "_file", lambda _name, _file: changed)
        with pytest.raises(UsageError, match="is not the one that was printed"):
            issued.load.__wrapped__("dalian-2017")


class TestRelations:
    """What waits for what, and what enables what."""

    def test_63_dependencies_and_36_supports(self, plan: Plan) -> None:
        """None between the same two tasks in the same way twice."""
        assert (len(plan.dependencies()), len(plan.supports())) == (63, 36)
        assert len({(*ends(one), kind(one)) for one in relations(plan)}) == 99

    def test_they_are_those_of_the_reference_data(self, plan: Plan, shared: Path) -> None:
        """In ends and type, and in marks but for three that were lowered, since no words carry them."""
        with (shared / "domain" / "edges.csv").open(encoding="utf-8", newline="") as stream:
            edges = list(csv.DictReader(stream))
        expected = {(row["predecessor"], row["successor"], row["type"]): row["mark"] for row in edges}
        found = {(*ends(one), kind(one)): one.mark.value for one in relations(plan)}
        assert found.keys() == expected.keys()
        differing = {key[:2]: (expected[key], found[key]) for key in expected if expected[key] != found[key]}
        assert differing == dict.fromkeys(LOWERED, ("implied", "judgement"))

    def test_relations_that_words_carry_quote_them(self, plan: Plan) -> None:
        """Explicit and implied ones; a judgement may quote nothing."""
        for one in relations(plan):
            assert one.quotes or one.mark is Mark.JUDGEMENT, ends(one)

    def test_every_relation_gives_its_reason_in_both_languages(self, plan: Plan) -> None:
        """Chinese in Chinese characters, English without."""
        for one in relations(plan):
            assert one.reason is not None, ends(one)
            assert re.search("[一-鿿]", one.reason.zh), ends(one)
            assert re.search("[A-Za-z]{3}", one.reason.en), ends(one)

    def test_the_five_order_conflicts_rest_on_judgement(self, plan: Plan) -> None:
        """Found by comparing the days of what has to finish before something starts or finishes."""
        late = [
            one
            for one in plan.dependencies()
            if one.type in {DependencyType.FINISH_TO_START, DependencyType.FINISH_TO_FINISH} and goes_back(plan, one)
        ]
        assert {ends(one) for one in late} == CONFLICTS
        assert {one.mark for one in late} == {Mark.JUDGEMENT}

    def test_supports_touch_duties_without_a_last_day(self, plan: Plan) -> None:
        """On the one side or on the other; where a last day stands on both, it is a dependency."""
        for one in plan.supports():
            assert not all(plan[task].deadline.is_dated for task in ends(one)), ends(one)


def goes_back(plan: Plan, one: Dependency) -> bool:
    """Return whether the predecessor is due after the successor."""
    before, after = plan[one.predecessor].deadline.last_day, plan[one.successor].deadline.last_day
    return before is not None and after is not None and before > after


class TestQuotations:
    """The words on which judgements rest."""

    def test_every_quotation_stands_in_the_row_that_it_cites(self, plan: Plan) -> None:
        """A stretch of its theme or of its content, and never with an ellipsis."""
        quoted = list(quotations(plan))
        assert len(quoted) > 99
        for one in quoted:
            assert one.document == "dalian-2017"
            assert one.row is not None
            row = plan[one.row]
            assert one.quote
            assert one.quote in row.content or one.quote in (row.theme or ""), one
            assert "…" not in one.quote
            assert "..." not in one.quote

    def test_every_quotation_stands_in_the_document(self, plan: Plan, annex: bytes) -> None:
        """Found by a search that knows nothing of rows."""
        printed = re.sub(r"\s", "", annex.decode("utf-8"))
        assert all(re.sub(r"\s", "", one.quote) in printed for one in quotations(plan))


class TestGlosses:
    """What is said in English beside the document."""

    def test_every_task_has_both_glosses(self, plan: Plan) -> None:
        """In English alone; themes that are printed alike are glossed alike."""
        for task in plan:
            for gloss in (task.theme_en, task.content_en):
                assert gloss, task.id
                assert not re.search("[一-鿿]", gloss), task.id
        pairs = {(task.theme, task.theme_en) for task in plan}
        assert len(pairs) == len({theme for theme, _ in pairs})

    def test_every_unit_that_leads_has_one(self, plan: Plan) -> None:
        """Under the name that the document prints."""
        glossed = {unit.name for unit in plan.units if unit.name_en}
        assert {name for task in plan for name in task.lead_units} <= glossed

    def test_every_bilingual_text_is_complete(self, plan: Plan) -> None:
        """What comes from outside, what is shared, what is set from above."""
        texts: list[Text | None] = [duty.reason for duty in plan.shared_duties]
        texts += [external.reason for external in plan.externals]
        texts += [said for date in plan.upstream_dates for said in (date.about, date.note)]
        assert texts
        for one in texts:
            assert one is not None
            assert one.en.strip()
            assert re.search("[一-鿿]", one.zh)


class TestThings:
    """What tasks make and use."""

    def test_nothing_is_both_made_here_and_from_outside(self, plan: Plan) -> None:
        """Things with one name are one thing, and some task uses each that comes from outside."""
        made = {thing.name for task in plan for thing in task.deliverables}
        used = {use.name for task in plan for use in task.uses}
        outside = {external.name for external in plan.externals}
        assert not made & outside
        assert outside <= used

    @pytest.mark.parametrize(
        ("words", "rows"),
        [
            ("审核或评测审批", {"1.11", "3.6"}),
            ("全市已统筹建设", {"1.9", "3.4"}),
            ("原则上", {"1.4", "1.6", "3.3"}),
            ("领导小组办公室", {"2.2.8"}),
        ],
    )
    def test_what_the_document_asks_for_and_has_nobody_make_stays_open(
        self, plan: Plan, words: str, rows: set[str]
    ) -> None:
        """The gaps of the document are there for a rule to find."""
        made = {thing.name for task in plan for thing in task.deliverables}
        outside = {external.name for external in plan.externals}
        users = {task.id for task in plan for use in task.uses if words in use.name and use.name not in made | outside}
        assert users >= rows

    def test_regional_rows_that_follow_the_city_name_the_row(self, plan: Plan) -> None:
        """参照市级 stands in exactly those that mirror one."""
        mirrors = {task.id: task.mirrors for task in plan if task.mirrors is not None}
        assert set(mirrors) >= {task.id for task in plan if "参照市级" in task.content}
        assert set(mirrors.values()) <= {task.id for task in plan if task.part == 1}

    def test_the_duty_that_two_units_print_is_declared_shared(self, plan: Plan) -> None:
        """2.4.3 begins with the whole of 2.3.5."""
        assert plan["2.4.3"].content.startswith(plan["2.3.5"].content)
        assert any({"2.3.5", "2.4.3"} <= set(duty.tasks) for duty in plan.shared_duties)


class TestRoster:
    """`issued.roster`."""

    def test_it_says_that_it_is_an_example(self) -> None:
        """In both languages."""
        roster = issued.roster()
        assert roster.is_example
        assert roster.note is not None
        assert "示例" in roster.note.zh
        assert "example" in roster.note.en

    def test_it_knows_the_units_that_lead(self, plan: Plan) -> None:
        """They are departments themselves."""
        assert {name for task in plan for name in task.lead_units} <= set(issued.roster().groups["departments"])

    def test_with_it_the_plan_is_as_many_obligations_as_its_rows_bind_units(self, plan: Plan) -> None:
        """14 rows for each department, 30 for one unit each, 9 for each region."""
        groups = issued.roster().groups
        departments, regions = len(groups[GroupKind.DEPARTMENTS]), len(groups[GroupKind.REGIONS])
        owed = list(obligations(plan, issued.roster()))
        assert len(owed) == 14 * departments + 30 + 9 * regions
        assert (departments, regions, len(owed)) == (50, 15, 865)
        assert {one.role for one in owed} == {Role.LEAD}
        assert all(one.unit and one.is_certain for one in owed)
