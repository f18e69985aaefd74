"""Files of estimates, read to the days that tasks are thought to take."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from egov_consolidation.errors import LISTED, ReadingError, UsageError
from egov_consolidation.model import Citation, Plan, Task
from egov_consolidation.reading import estimates_from_data, read_estimates
from egov_consolidation.rendering import schema
from egov_consolidation.schedule import Estimate, Estimates
from egov_consolidation.wording import Text

Document: TypeAlias = "dict[str, Any]"

PLAN = Plan(
    id="demo",
    tasks=(
        Task(id="1", theme="清理系统", content="制定清理清单报市审计局。"),
        Task(id="2", content="完成清理。"),
    ),
)
WHOLE = """
schema = "egov/estimates/1"
id = "ours"
plan = "demo"
is_assumption = false
note.en = "confirmed"
note.zh = "已确认"

[[estimates]]
task = "1"
least = 0
likely = 10
most = 20
by = "某处"
reason.en = "one form"
reason.zh = "一张表"
quotes = [{ row = "1", quote = "清理清单" }, { row = "1", quote = "清理系统" }]

[[estimates]]
task = "2"
least = 7
likely = 7
most = 7
by = "某处"
reason.en = "a week"
reason.zh = "一周"
"""
READ = Estimates(
    id="ours",
    plan="demo",
    is_assumption=False,
    note=Text(en="confirmed", zh="已确认"),
    items=(
        Estimate(
            task="1",
            least=0,
            likely=10,
            most=20,
            by="某处",
            reason=Text(en="one form", zh="一张表"),
            quotes=(
                Citation(document="demo", row="1", quote="清理清单"),
                Citation(document="demo", row="1", quote="清理系统"),
            ),
        ),
        Estimate(task="2", least=7, likely=7, most=7, by="某处", reason=Text(en="a week", zh="一周")),
    ),
)
ONE: Document = {
    "task": "1",
    "least": 5,
    "likely": 10,
    "most": 20,
    "by": "某处",
    "reason": {"en": "one form", "zh": "一张表"},
}
ALPHABET = "甲乙局编制目录aZ09 　，。“”（）'\"\\{}[]#=$.\n"

phrases = st.text(ALPHABET, min_size=1, max_size=6).filter(str.strip)
both = st.builds(Text, en=phrases, zh=phrases)
quotations = st.builds(Citation, document=phrases, row=st.none() | phrases, quote=st.text(ALPHABET, max_size=6))


@st.composite
def one_estimate(draw: st.DrawFn) -> Estimate:
    """Draw an estimate of any task."""
    least, likely, most = sorted(draw(st.lists(st.integers(0, 999_999_999), min_size=3, max_size=3)))
    quotes = tuple(draw(st.lists(quotations, max_size=2)))
    return Estimate(
        task=draw(phrases), least=least, likely=likely, most=most, by=draw(phrases), reason=draw(both), quotes=quotes
    )


any_estimates = st.builds(
    Estimates,
    id=phrases,
    plan=phrases,
    items=st.lists(one_estimate(), max_size=3, unique_by=lambda one: one.task).map(tuple),
    is_assumption=st.booleans(),
    note=st.none() | both,
)


def written(estimates: Estimates) -> Document:
    """Return the data of a file that says the same."""
    document: Document = {
        "id": estimates.id,
        "plan": estimates.plan,
        "is_assumption": estimates.is_assumption,
        "estimates": [entry(one) for one in estimates],
    }
    if estimates.note is not None:
        document["note"] = {"en": estimates.note.en, "zh": estimates.note.zh}
    return document


def entry(one: Estimate) -> Document:
    """Return the table of one estimate."""
    quotes = [
        {"document": cited.document, "quote": cited.quote} | ({} if cited.row is None else {"row": cited.row})
        for cited in one.quotes
    ]
    return {
        "task": one.task,
        "least": one.least,
        "likely": one.likely,
        "most": one.most,
        "by": one.by,
        "reason": {"en": one.reason.en, "zh": one.reason.zh},
        "quotes": quotes,
    }


def inline(value: object) -> str:
    """Return a value as TOML writes it on one line; a string is written as in JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def problems(data: object, plan: Plan | None = PLAN) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        estimates_from_data(data, document="e", plan=plan)
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


def holding(*entries: object) -> Document:
    """Return the data of a file that holds entries."""
    return {"id": "ours", "plan": "demo", "estimates": list(entries)}


def begin_alike(found: list[str], expected: list[str]) -> bool:
    """Return whether each line begins as expected."""
    return len(found) == len(expected) and all(map(str.startswith, found, expected))


class TestReadEstimates:
    """`read_estimates`."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @pytest.mark.parametrize("plan", [None, PLAN])
    def test_a_toml_file_reads_as_it_says(self, tmp_path: Path, encoding: str, plan: Plan | None) -> None:
        """In any encoding in which offices keep files, with the plan at hand or without."""
        path = tmp_path / "工期.toml"
        path.write_bytes(WHOLE.replace("\n", "\r\n").encode(encoding))
        assert read_estimates(path, plan) == READ
        assert read_estimates(str(path), plan) == READ

    def test_a_json_file_too(self, tmp_path: Path) -> None:
        """The same keys."""
        path = tmp_path / "e.json"
        path.write_text(json.dumps(written(READ)), encoding="utf-8")
        assert read_estimates(path, PLAN) == READ

    @given(any_estimates)
    def test_what_is_written_out_reads_back_equal(self, estimates: Estimates) -> None:
        """As JSON and as TOML, whatever the words."""
        folder = Path(self.folder)
        (folder / "e.json").write_text(json.dumps(written(estimates)), encoding="utf-8")
        lines = [f"{key} = {inline(value)}" for key, value in written(estimates).items()]
        (folder / "e.toml").write_text("\n".join(lines), encoding="utf-8")
        assert read_estimates(folder / "e.json") == estimates
        assert read_estimates(folder / "e.toml") == estimates

    @pytest.fixture(autouse=True)
    def _a_folder(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        self.folder = str(tmp_path_factory.mktemp("estimates"))

    def test_what_cannot_be_read_is_refused_under_the_name_of_the_file(self, tmp_path: Path) -> None:
        """No folder is printed."""
        path = tmp_path / "e.toml"
        with pytest.raises(ReadingError, match=r"^e\.toml: is not there"):
            read_estimates(path)
        path.write_text("estimates = 3", encoding="utf-8")
        with pytest.raises(ReadingError, match=r"(?m)^e\.toml \$\.plan: is missing"):
            read_estimates(path)
        with pytest.raises(UsageError, match=r"must be one of \.toml, \.json"):
            read_estimates(tmp_path / "e.txt")

    def test_who_reads_a_plan_does_not_load_the_schedule(self) -> None:
        """Only those who read estimates wait for it."""
        code = "import sys, egov_consolidation.reading; print('egov_consolidation.schedule' in sys.modules)"
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
        assert ran.stdout.strip() == "False"


class TestEstimatesFromData:
    """`estimates_from_data`."""

    def test_little_is_needed(self) -> None:
        """An id and a plan; what is not said to be confirmed is an assumption."""
        assert estimates_from_data({"id": "e", "plan": "demo"}, document="e") == Estimates(id="e", plan="demo")
        for nothing in ({}, {"is_assumption": None}, {"is_assumption": True}):
            assert estimates_from_data({**holding(ONE), **nothing}, document="e", plan=PLAN).is_assumption is True
        assert not estimates_from_data({**holding(ONE), "is_assumption": False}, document="e").is_assumption

    @pytest.mark.parametrize("days", [(0, 0, 0), (3, 3, 9), (3, 9, 9), (0, 0, 999_999_999)])
    def test_numbers_may_be_alike(self, days: tuple[int, int, int]) -> None:
        """And nothing, or nine digits."""
        numbers = dict(zip(("least", "likely", "most"), days, strict=True))
        read = estimates_from_data(holding({**ONE, **numbers}), document="e").items[0]
        assert (read.least, read.likely, read.most) == days

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            ([], ["e $: is a list, must be a table"]),
            ({}, ["e $.id: is missing, must be given", "e $.plan: is missing, must be given"]),
            ({"id": " ", "plan": "demo"}, ["e $.id: is empty, must hold words"]),
            ({"id": "e", "plan": "other"}, ["e $.plan: is other, must be demo"]),
            (
                {"id": "e", "plan": "demo", "schema": "egov/plan/1"},
                ["e $.schema: is egov/plan/1, must be egov/estimates/1"],
            ),
            (
                {"id": "e", "plan": "demo", "is_assumption": "no"},
                ["e $.is_assumption: is “no”, must be true or false"],
            ),
            ({"id": "e", "plan": "demo", "is_assumption": 0}, ["e $.is_assumption: is 0, must be true or false"]),
            ({"id": "e", "plan": "demo", "note": "甲"}, ["e $.note: is “甲”, must be a table"]),
            ({"id": "e", "plan": "demo", "note": {"zh": "甲"}}, ["e $.note.en: is missing, must be given"]),
            (
                {"id": "e", "plan": "demo", "note": {"zh": "", "en": "a", "fr": "b"}},
                ["e $.note.zh: is empty, must hold words", "e $.note.fr: is not a known key, must be one of en, zh"],
            ),
            ({"id": "e", "plan": "demo", "estimates": {}}, ["e $.estimates: is a table, must be a list"]),
            ({"id": "e", "plan": "demo", "estimates": [3]}, ["e $.estimates[0]: is 3, must be a table"]),
            (
                {"id": "e", "plan": "demo", "estimate": []},
                ["e $.estimate: is not a known key, must be one of estimates, id, is_assumption, note, plan, schema; "],
            ),
        ],
    )
    def test_what_is_no_file_of_estimates_is_refused_with_all_problems(self, data: object, expected: list[str]) -> None:
        """Each at its path."""
        assert begin_alike(problems(data), expected)

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"task": None}, [".task: is missing, must be given"]),
            ({"task": 1.1}, [".task: is 1.1, must be words"]),
            ({"task": "3"}, [".task: is 3, must be a task of the plan demo"]),
            ({"least": None}, [".least: is missing, must be given"]),
            ({"likely": 10.0}, [".likely: is 10.0, must be a whole number from 0 to 999999999"]),
            ({"likely": "10"}, [".likely: is “10”, must be a whole number"]),
            ({"most": True}, [".most: is true, must be a whole number"]),
            ({"most": 10**9}, [".most: is a number of more than nine digits, must be a whole number"]),
            ({"least": -1}, [".least: is -1, must be a whole number from 0"]),
            ({"least": 11}, [": least 11, likely 10, most 20 days, must be least ≤ likely ≤ most"]),
            ({"most": 9}, [": least 5, likely 10, most 9 days, must be least ≤ likely ≤ most"]),
            ({"by": None}, [".by: is missing, must be given"]),
            ({"by": " "}, [".by: is empty, must hold words"]),
            ({"reason": None}, [".reason: is missing, must be given"]),
            ({"reason": {"en": "a"}}, [".reason.zh: is missing, must be given"]),
            ({"reason": {"en": " ", "zh": "甲"}}, [".reason.en: is empty, must hold words"]),
            ({"quotes": "清理"}, [".quotes: is “清理”, must be a list"]),
            ({"quotes": [{"row": "1"}]}, [".quotes[0].quote: is missing, must be given"]),
            ({"quotes": [{"row": "1", "quote": ""}]}, [".quotes[0].quote: “” does not stand in row 1"]),
            ({"quotes": [{"row": "3", "quote": "清理"}]}, [".quotes[0].row: is 3, must be a task of the plan"]),
            ({"quotes": [{"quote": "清理"}]}, [".quotes[0].row: is none, must be a task of the plan"]),
            ({"quotes": [{"row": "2", "quote": "清单"}]}, [".quotes[0].quote: “清单” does not stand in row 2"]),
            ({"quotes": [{"row": "1", "quote": "清理系统制定"}]}, [".quotes[0].quote: “清理系统制定” does not stand"]),
            (
                {"quotes": [{"row": "1", "quote": "清理", "document": "other"}]},
                [".quotes[0].document: is other, must be demo"],
            ),
            ({"days": 3}, [".days: is not a known key, must be one of by, least, likely, most, quotes, reason, task"]),
            (
                {"task": "3", "least": 11, "by": "", "quotes": [{"row": "2", "quote": "清单"}], "dayz": 1},
                [
                    ".task: is 3, must be",
                    ".by: is empty",
                    ".quotes[0].quote: “清单” does not stand",
                    ": least 11, likely 10",
                    ".dayz: is not a known key",
                ],
            ),
        ],
    )
    def test_what_is_no_estimate_is_refused_with_all_problems(self, change: Document, expected: list[str]) -> None:
        """Each at its path; what a file may leave out of one entry is not taken from another."""
        sound = {**ONE, "task": "2"}
        assert begin_alike(problems(holding(sound, {**ONE, **change})), [f"e $.estimates[1]{one}" for one in expected])

    def test_a_task_may_be_estimated_once(self) -> None:
        """The second place is named."""
        expected = ["e $.estimates[1].task: is 1 a second time, must stand once"]
        assert problems(holding(ONE, {**ONE, "most": 30})) == expected
        assert problems(holding(ONE, {**ONE, "most": 30}), None) == expected

    def test_without_the_plan_tasks_and_quotations_are_taken_as_they_stand(self) -> None:
        """They are held against the plan by whoever has it."""
        stranger = {**ONE, "task": "9", "quotes": [{"row": "8", "quote": "甲"}]}
        read = estimates_from_data(holding(stranger), document="e")
        assert read.items[0].quotes == (Citation(document="demo", row="8", quote="甲"),)
        with pytest.raises(UsageError, match="9 must be tasks of the plan demo"):
            read.refuse_strangers(PLAN)

    def test_all_problems_are_counted_and_the_first_are_listed(self) -> None:
        """However many there are."""
        with pytest.raises(ReadingError) as caught:
            estimates_from_data(holding(*({**ONE, "task": f"x{one}"} for one in range(5000))), document="e", plan=PLAN)
        assert (caught.value.total, len(caught.value.problems)) == (5000, LISTED)

    def test_words_from_outside_are_shortened_where_they_are_repeated(self) -> None:
        """A long id does not flood the page."""
        (found,) = problems(holding({**ONE, "task": "x" * 10_000}))
        assert len(found) < 200


class TestSchema:
    """The schema of files of estimates."""

    VALIDATOR = Draft202012Validator(schema("egov/estimates/1"))

    @given(any_estimates)
    def test_what_the_reader_takes_follows_it(self, estimates: Estimates) -> None:
        """Whatever the words."""
        self.VALIDATOR.validate(written(estimates))

    @pytest.mark.parametrize(
        "change",
        [
            {"id": None},
            {"plan": " "},
            {"schema": "egov/estimates/2"},
            {"is_assumption": 1},
            {"note": {"en": "a", "zh": ""}},
            {"estimates": [None]},
            {"estimate": []},
        ],
    )
    def test_what_the_reader_refuses_it_refuses_too(self, change: Document) -> None:
        """At the top."""
        data = {**written(READ), **change}
        assert not self.VALIDATOR.is_valid(data)
        assert problems(data, None)

    @pytest.mark.parametrize("junk", [None, "", " ", -1, 10**9, 1.5, True, [], [None], {}])
    @pytest.mark.parametrize("key", [*ONE, "quotes", "more"])
    def test_reader_and_schema_agree_on_an_estimate_with_one_thing_wrong(self, key: str, junk: object) -> None:
        """One value is replaced; numbers are kept wide apart, so that none is out of order."""
        data = holding({**copy.deepcopy(ONE), "least": 0, "most": 999_999_999, key: junk})
        try:
            estimates_from_data(data, document="e")
        except ReadingError:
            assert not self.VALIDATOR.is_valid(data)
        else:
            self.VALIDATOR.validate(data)
