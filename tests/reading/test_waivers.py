"""Waivers read from the file in which an office keeps them."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.dates import day
from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.reading import read_waivers, waivers_from_data
from egov_consolidation.settings import Waiver

from .drawn_json import json_like

WHOLE = """
[[waivers]]
rule = "NW05"
subject = "lines/7"
reason = "核心业务专线，过渡期内保留"
approver = "市政府办公厅"
from = 2018-01-01
last_day = 2018-06-30
evidence = "大政办函〔2018〕3号"

[[waivers]]
rule = "PL04"
subjects = ["1.1", "1.10"]
reason = "目录分批编制"
approver = "领导小组"
from = "2018-01-01"
last_day = "2018-01-01"
"""
FIRST = {
    "rule": "NW05",
    "subject": "lines/7",
    "reason": "过渡期",
    "approver": "市政府办公厅",
    "from": "2018-01-01",
    "last_day": "2018-06-30",
}

HOSTILE = json_like("waivers", "rule", "subject", "subjects", "reason", "approver", "from", "last_day", "evidence")


def refusal(*waivers: object) -> list[str]:
    """Return what is refused, in English."""
    with pytest.raises(ReadingError) as caught:
        waivers_from_data({"waivers": list(waivers)}, document="w")
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


class TestReadWaivers:
    """`read_waivers`."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_a_toml_file_reads_as_it_says(self, tmp_path: Path, encoding: str) -> None:
        """One subject or many, days with quotes or without; file and path are named."""
        path = tmp_path / "豁免.toml"
        path.write_bytes(WHOLE.encode(encoding))
        assert read_waivers(path) == (
            Waiver(
                rule_id="NW05",
                subjects=("lines/7",),
                reason="核心业务专线，过渡期内保留",
                approver="市政府办公厅",
                first_day=day("2018-01-01"),
                last_day=day("2018-06-30"),
                evidence="大政办函〔2018〕3号",
                document="豁免.toml",
                path="$.waivers[0]",
            ),
            Waiver(
                rule_id="PL04",
                subjects=("1.1", "1.10"),
                reason="目录分批编制",
                approver="领导小组",
                first_day=day("2018-01-01"),
                last_day=day("2018-01-01"),
                document="豁免.toml",
                path="$.waivers[1]",
            ),
        )

    def test_a_json_file_reads_alike(self, tmp_path: Path) -> None:
        """The same keys."""
        path = tmp_path / "w.json"
        path.write_text(json.dumps({"waivers": [FIRST]}), encoding="utf-8")
        assert [one.subjects for one in read_waivers(path)] == [("lines/7",)]

    def test_another_kind_of_file_is_refused(self, tmp_path: Path) -> None:
        """Neither TOML nor JSON."""
        with pytest.raises(UsageError, match=r"w\.txt"):
            read_waivers(tmp_path / "w.txt")

    def test_a_file_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        """By its name."""
        with pytest.raises(ReadingError, match=r"w\.toml"):
            read_waivers(tmp_path / "w.toml")


class TestWaiversFromData:
    """`waivers_from_data`."""

    def test_a_file_may_hold_none(self) -> None:
        """An empty list; but the key must be there."""
        assert waivers_from_data({"waivers": []}, document="w") == ()
        with pytest.raises(ReadingError, match="w \\$\\.waivers: is missing"):
            waivers_from_data({}, document="w")

    @given(st.sampled_from([key for key in FIRST if key != "subject"]))
    def test_whatever_makes_a_permission_must_be_given(self, key: str) -> None:
        """Time above all: a permission without an end is none."""
        (said,) = refusal({name: value for name, value in FIRST.items() if name != key})
        assert said == f"w $.waivers[0].{key}: is missing, must be given"

    @given(st.sampled_from([key for key in FIRST if key not in {"from", "last_day"}]))
    def test_blank_words_are_refused(self, key: str) -> None:
        """A reason of spaces is none."""
        (said,) = refusal({**FIRST, key: " "})
        assert said.startswith(f"w $.waivers[0].{key}: is empty")

    @pytest.mark.parametrize(
        ("changes", "path"),
        [
            ({"subjects": ["lines/8"]}, ".subject"),
            ({"subject": None}, ""),
            ({"subject": None, "subjects": []}, ".subjects"),
            ({"subject": None, "subjects": ["lines/7", ""]}, ".subjects[1]"),
            ({"last_day": "2017-12-31"}, ".last_day"),
            ({"last_day": "2018-02-30"}, ".last_day"),
            ({"until": "2018-06-30"}, ".until"),
            ({"evidence": 3}, ".evidence"),
        ],
    )
    def test_each_problem_has_its_place(self, changes: dict[str, object], path: str) -> None:
        """One problem, one line, and the path to it."""
        (said,) = refusal({**FIRST, **changes})
        assert said.startswith(f"w $.waivers[0]{path}: ")

    def test_one_day_is_a_term(self) -> None:
        """It may end on the day on which it begins."""
        (one,) = waivers_from_data({"waivers": [{**FIRST, "last_day": FIRST["from"]}]}, document="w")
        assert one.first_day == one.last_day

    def test_all_problems_are_told_at_once(self) -> None:
        """Of every waiver in the file."""
        assert len(refusal({**FIRST, "reason": ""}, {**FIRST, "last_day": "soon"}, "all of them")) == 3

    def test_waivers_of_one_thing_that_share_a_day_are_refused_with_both_places(self) -> None:
        """The same rule and subjects: nobody could tell who permits it, and until when."""
        (said,) = refusal(FIRST, {**FIRST, "from": "2018-06-30", "last_day": "2018-07-31", "reason": "续"})
        assert said == (
            "w $.waivers[1]: permits what $.waivers[0] permits from 2018-01-01 to 2018-06-30 already, "
            "must not share a day with it"
        )

    @given(
        st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4), st.sampled_from(("lines/7", "lines/8"))), max_size=5)
    )
    def test_terms_overlap_where_they_share_a_day(self, terms: list[tuple[int, int, str]]) -> None:
        """Counted day by day: each waiver that shares one with an earlier of its subject is told once."""
        waivers = [
            {**FIRST, "subject": subject, "from": f"2018-01-{first:02}", "last_day": f"2018-01-{first + length:02}"}
            for first, length, subject in terms
        ]
        days = [{(subject, one) for one in range(first, first + length + 1)} for first, length, subject in terms]
        wrong = [index for index, own in enumerate(days) if any(own & other for other in days[:index])]
        if wrong:
            said = refusal(*waivers)
            assert [one.partition(": ")[0] for one in said] == [f"w $.waivers[{index}]" for index in wrong]
        else:
            assert len(waivers_from_data({"waivers": waivers}, document="w")) == len(terms)

    def test_one_permission_may_follow_another(self) -> None:
        """From the day after the first has ended; another rule is another permission on any day."""
        next_one = {**FIRST, "from": "2018-07-01", "last_day": "2018-12-31"}
        assert len(waivers_from_data({"waivers": [FIRST, next_one, {**FIRST, "rule": "NW01"}]}, document="w")) == 3

    @given(data=HOSTILE)
    def test_nothing_from_outside_stops_it(self, data: object) -> None:
        """Whatever JSON can hold is read, or refused with its places."""
        with contextlib.suppress(ReadingError):
            waivers_from_data(data, document="h")
