"""The plan as a whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ModelError, UsageError
from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Dependency,
    Mark,
    Plan,
    Role,
    Support,
    Task,
    Unit,
    UpstreamDate,
)
from egov_consolidation.wording import same

IDS = st.lists(st.text(alphabet="123.", min_size=1, max_size=4), max_size=8)
JUDGED = Dependency(predecessor="1", successor="2", mark=Mark.JUDGEMENT)
PRINTED = Dependency(predecessor="9", successor="2")
ENABLING = Support(supporter="1", supported="2", mark=Mark.IMPLIED)


def plan() -> Plan:
    """Return a plan of two tasks."""
    return Plan(
        id="p",
        tasks=(
            Task(id="1", content="摸清底数"),
            Task(id="2", content="编制目录", dependencies=(JUDGED, PRINTED), supports=(ENABLING,)),
        ),
        units=(Unit(name="市发展改革委", aliases=("市发改委", "市发展和改革委员会")),),
    )


class TestPlan:
    """`Plan`."""

    def test_it_is_a_collection_of_tasks_in_printed_order(self) -> None:
        """Iterated, counted, looked up."""
        assert [task.id for task in plan()] == ["1", "2"]
        assert len(plan()) == 2
        assert "1" in plan()
        assert "3" not in plan()
        assert plan()["2"].content == "编制目录"

    def test_a_task_that_it_does_not_have_is_a_question_that_cannot_be_answered(self) -> None:
        """The message names plan and id."""
        with pytest.raises(UsageError, match="p: has no task 3"):
            plan()["3"]

    @given(IDS)
    def test_two_tasks_with_one_id_are_refused_and_no_others(self, ids: list[str]) -> None:
        """Every repeated id is named."""
        tasks = tuple(Task(id=one, content="") for one in ids)
        repeated = [one for one in dict.fromkeys(ids) if ids.count(one) > 1]
        if not repeated:
            assert [task.id for task in Plan(id="p", tasks=tasks)] == ids
            return
        with pytest.raises(ModelError) as caught:
            Plan(id="p", tasks=tasks)
        assert sorted(repeated) == sorted(str(caught.value).removeprefix("task ").split(":")[0].split(", "))

    def test_one_name_for_two_units_is_refused(self) -> None:
        """Names and aliases share one space."""
        with pytest.raises(ModelError, match="市发改委"):
            Plan(id="p", units=(Unit(name="甲局", aliases=("市发改委",)), Unit(name="市发改委")))

    def test_units_are_known_by_all_their_names(self) -> None:
        """The first is the one under which the plan speaks of them."""
        names = ("市发展改革委", "市发改委", "市发展和改革委员会", "市教育局")
        assert [plan().unit_name(name) for name in names] == ["市发展改革委"] * 3 + ["市教育局"]

    def test_relations_are_chosen_by_what_they_rest_on(self) -> None:
        """All marks unless fewer are asked for; an unknown predecessor is a relation all the same."""
        assert plan().dependencies() == (JUDGED, PRINTED)
        assert plan().dependencies(frozenset({Mark.EXPLICIT})) == (PRINTED,)
        assert plan().dependencies(frozenset()) == ()
        assert plan().supports() == (ENABLING,)
        assert plan().supports(frozenset({Mark.JUDGEMENT})) == ()

    def test_a_citation_quotes_the_whole_content_unless_told_what(self) -> None:
        """With the plan's id as the document."""
        assert plan().cite("1") == Citation(document="p", row="1", quote="摸清底数")
        assert plan().cite("1", "底数").quote == "底数"

    def test_equal_plans_are_one_plan(self) -> None:
        """Values: equal, with one hash, whatever was looked up before."""
        one, other = plan(), plan()
        assert one["1"] == other.tasks[0]
        assert (one, hash(one)) == (other, hash(other))

    def test_records_are_flat_and_complete(self) -> None:
        """Ready for a data frame; 2018-06-30 is a Saturday."""
        deadline = Deadline(kind=DeadlineKind.BY_DATE, text="2018年6月底前", last_day=day("2018-06-30"))
        owners = tuple(Assignment(role=Role.LEAD, unit=unit) for unit in ("甲局", "乙局"))
        dated = Task(id="1", content="编制目录", deadline=deadline, assignments=owners, duration=30)
        [record] = Plan(id="p", tasks=(dated,)).to_records()
        assert all(value is None or isinstance(value, str | int | bool) for value in record.values())
        assert record["lead_units"] == "甲局、乙局"
        assert (record["last_day"], record["effective_day"]) == ("2018-06-30", "2018-06-29")
        assert (record["first_day"], record["duration"]) == (None, 30)

    def test_a_plan_without_an_id_is_refused(self) -> None:
        """A citation could not name it."""
        with pytest.raises(ModelError, match=r"Plan\.id"):
            Plan(id="")


class TestUpstreamDate:
    """`UpstreamDate`."""

    def test_its_day_may_be_written_and_its_document_must(self) -> None:
        """From memory unless verified."""
        upstream = UpstreamDate(id="u", document="国办发〔2017〕39号", about=same("接入"), last_day="2018-06-30")
        assert (upstream.last_day, upstream.is_verified) == (day("2018-06-30"), False)
        with pytest.raises(ModelError, match=r"UpstreamDate\.document"):
            UpstreamDate(id="u", document="", about=same("接入"), last_day="2018-06-30")
