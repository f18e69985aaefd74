"""The dependencies as a picture that nothing in a plan can draw in, and as data."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation import (
    Assignment,
    Citation,
    Deadline,
    Dependency,
    DependencyType,
    Finding,
    Mark,
    Plan,
    PlanGraph,
    Role,
    Severity,
    Task,
    Verdict,
    check,
    issued,
)
from egov_consolidation.model import ALL_MARKS, DeadlineKind, Support
from egov_consolidation.rendering import GRAPH_KEY, graph_json, graph_markdown, graph_mermaid, json_text
from egov_consolidation.rendering._graph import mermaid
from egov_consolidation.rendering._width import display_width
from egov_consolidation.testing import strategies as drawn
from egov_consolidation.wording import LANGUAGES, Lang, Text

AUDIT = Assignment(role=Role.LEAD, unit="市审计局")
FIRST = Task(
    id="1.1",
    theme="清理",
    theme_en="Clean up",
    content="制定清理清单。",
    content_en="Draw up the list.",
    assignments=(AUDIT,),
    deadline=Deadline(kind=DeadlineKind.BY_DATE, text="2017年12月15日前", last_day="2017-12-15"),
)


def waiting(*, mark: Mark = Mark.EXPLICIT, lag: int = 0, of: DependencyType = DependencyType.FINISH_TO_START) -> Plan:
    """Return a plan whose second task waits for its first, and whose third, a standing duty, is enabled by it."""
    dependency = Dependency(
        predecessor="1.1",
        successor="1.2",
        type=of,
        lag=lag,
        mark=mark,
        quotes=(Citation(document="p", row="1.2", quote="按清单"),),
        reason=Text(en="by the list", zh="按清单"),
    )
    second = Task(id="1.2", theme="整合", content="按清单整合。", dependencies=(dependency,))
    support = Support(supporter="1.1", supported="1.3")
    return Plan(id="p", tasks=(FIRST, second, Task(id="1.3", content="长期坚持。", supports=(support,))))


def found(*subjects: str, verdict: Verdict = Verdict.FAIL) -> Finding:
    """Return a finding on two tasks."""
    return Finding(
        rule_id="PL04", verdict=verdict, severity=Severity.ERROR, subjects=subjects, template=Text(en="x", zh="x")
    )


# Our own grammar of what may be written, stricter than Mermaid's: a label is made of letters and digits of any script,
# spaces, escapes and line breaks, and nothing else stands outside of labels but what is listed here.
LABEL = r"(?:[^\W_]| |#[0-9]+;|<br/>)*"
LINES = tuple(
    re.compile(pattern)
    for pattern in (
        r"flowchart LR",
        rf'  subgraph s[0-9]+\["{LABEL}"\]',
        r"  end",
        rf'  t[0-9]+\["{LABEL}"\]',
        rf'  t[0-9]+ -\.?->(?:\|"{LABEL}"\|)? t[0-9]+',
        r"  t[0-9]+ -\.-o t[0-9]+",
        r"  linkStyle [0-9]+(?:,[0-9]+)* stroke:#c00,stroke-width:3px",
    )
)


def labels(picture: str) -> dict[str, list[str]]:
    """Return the lines that each box shows, by the box's name."""
    boxes = re.findall(r'^  (t[0-9]+)\["(.*)"\]$', picture, re.MULTILINE)
    return {name: [shown(line) for line in words.split("<br/>")] for name, words in boxes}


def shown(escaped: str) -> str:
    """Return what a reader of Mermaid sees of an escaped line."""
    return html.unescape(escaped.replace("#", "&#"))


class TestGraphJson:
    """`graph_json`."""

    def test_relations_stand_with_the_words_or_the_judgement_behind_them(self) -> None:
        """Both ends of each are named."""
        plan = waiting(lag=-3, of=DependencyType.START_TO_START, mark=Mark.IMPLIED)
        document = json.loads(json_text(graph_json(plan, PlanGraph.from_plan(plan))))
        assert document["edges"] == [
            {
                "predecessor": "1.1",
                "successor": "1.2",
                "type": "SS",
                "lag": -3,
                "elapsed": False,
                "mark": "implied",
                "reason": {"zh": "按清单", "en": "by the list"},
                "quotes": [{"document": "p", "row": "1.2", "quote": "按清单"}],
            }
        ]
        (support,) = document["supports"]
        assert (support["supporter"], support["supported"], support["mark"]) == ("1.1", "1.3", "explicit")

    def test_the_issued_plan_has_its_rows_and_its_99_relations(self) -> None:
        """63 carry time and 36 enable a standing or yearly duty; no loop is among them."""
        plan = issued.load("dalian-2017")
        document = json.loads(json_text(graph_json(plan, PlanGraph.from_plan(plan))))
        assert [len(document[key]) for key in ("nodes", "edges", "supports", "loops")] == [53, 63, 36, 0]
        assert document["marks"] == ["explicit", "implied", "judgement"]
        assert document["nodes"][0]["last_day"] == "2017-12-15"

    def test_relations_that_do_not_count_are_left_out_and_tasks_are_not(self) -> None:
        """What counts is said."""
        plan, only = waiting(mark=Mark.JUDGEMENT), frozenset({Mark.EXPLICIT})
        document = json.loads(json_text(graph_json(plan, PlanGraph.from_plan(plan, marks=only), only)))
        assert (document["edges"], len(document["nodes"]), document["marks"]) == ([], 3, ["explicit"])
        assert len(document["supports"]) == 1

    def test_a_loop_is_listed_with_its_tasks(self) -> None:
        """In its own order."""
        back = Task(id="2", content="x", dependencies=(Dependency(predecessor="1", successor="2"),))
        forth = Task(id="1", content="y", dependencies=(Dependency(predecessor="2", successor="1"),))
        plan = Plan(id="p", tasks=(forth, back))
        document = json.loads(json_text(graph_json(plan, PlanGraph.from_plan(plan))))
        assert [sorted(loop) for loop in document["loops"]] == [["1", "2"]]


class TestGraphMermaid:
    """`graph_mermaid`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    @pytest.mark.parametrize("supports", [False, True])
    @given(plan=drawn.plans())
    def test_nothing_is_written_but_what_the_grammar_allows(self, plan: Plan, lang: Lang, *, supports: bool) -> None:
        """Whatever the plan says."""
        for line in graph_mermaid(plan, lang, supports=supports).rstrip("\n").split("\n"):
            assert any(pattern.fullmatch(line) for pattern in LINES), line

    @given(drawn.plans())
    def test_there_is_an_arrow_for_every_dependency_of_which_both_ends_are_there(self, plan: Plan) -> None:
        """And a box for every task that an arrow touches, inside frames that are closed."""
        picture = graph_mermaid(plan, "en")
        drawn_ones = [one for one in plan.dependencies() if one.predecessor in plan]
        arrows = re.findall(r"^  (t[0-9]+) -.* (t[0-9]+)$", picture, re.MULTILINE)
        assert len(arrows) == len(drawn_ones)
        boxes = labels(picture)
        assert {end for arrow in arrows for end in arrow} == set(boxes)
        assert picture.count("  subgraph ") == picture.count("\n  end\n")

    def test_boxes_stand_in_the_frame_of_their_theme_and_say_who_what_and_by_when(self) -> None:
        """What has no day says of what kind it is."""
        assert [shown(line) for line in graph_mermaid(waiting(), "zh").rstrip("\n").split("\n")] == [
            "flowchart LR",
            '  subgraph s0["清理"]',
            '  t0["1.1 市审计局<br/>制定清理清单。<br/>2017-12-15"]',
            "  end",
            '  subgraph s1["整合"]',
            '  t1["1.2<br/>按清单整合。<br/>未识别"]',
            "  end",
            "  t0 --> t1",
        ]

    def test_rows_of_one_theme_share_a_frame_wherever_they_stand(self) -> None:
        """The issued plan prints several themes in more than one part."""
        picture = graph_mermaid(issued.load("dalian-2017"), "zh")
        frames = re.findall(r'^  subgraph s[0-9]+\["(.*)"\]$', picture, re.MULTILINE)
        assert len(frames) == len(set(frames))

    def test_english_uses_glosses(self) -> None:
        """In frames and boxes."""
        picture = graph_mermaid(waiting(), "en")
        assert 'subgraph s0["Clean up"]' in picture
        assert labels(picture)["t0"] == ["1.1 市审计局", "Draw up the list.", "2017-12-15"]

    @pytest.mark.parametrize(
        ("plan", "arrow"),
        [
            (waiting(), "t0 --> t1"),
            (waiting(mark=Mark.IMPLIED), "t0 --> t1"),
            (waiting(mark=Mark.JUDGEMENT), "t0 -.-> t1"),
            (waiting(of=DependencyType.START_TO_START), 't0 -->|"SS"| t1'),
            (waiting(of=DependencyType.FINISH_TO_FINISH, mark=Mark.JUDGEMENT), 't0 -.->|"FF"| t1'),
            (waiting(lag=5), 't0 -->|"FS +5"| t1'),
            (waiting(of=DependencyType.START_TO_FINISH, lag=-2), 't0 -->|"SF -2"| t1'),
        ],
    )
    def test_an_arrow_says_on_what_it_rests_and_its_type_where_that_is_not_the_usual(
        self, plan: Plan, arrow: str
    ) -> None:
        """Dotted where somebody judged."""
        assert f"  {arrow}\n" in "".join(map(shown, graph_mermaid(plan, "en").splitlines(keepends=True)))

    def test_supports_are_drawn_if_asked_for(self) -> None:
        """With the tasks that only they touch."""
        assert "-.-o" not in graph_mermaid(waiting(), "en")
        picture = graph_mermaid(waiting(), "en", supports=True)
        assert "  t0 -.-o t2\n" in picture
        assert set(labels(picture)) == {"t0", "t1", "t2"}

    def test_relations_that_do_not_count_are_not_drawn(self) -> None:
        """Nor the tasks that only they touch."""
        picture = graph_mermaid(waiting(mark=Mark.JUDGEMENT), "en", marks=frozenset({Mark.EXPLICIT}))
        assert picture == "flowchart LR\n"

    def test_what_is_out_of_order_is_red(self) -> None:
        """By the number of its arrow; what is only undecided is not."""
        plan = issued.load("dalian-2017")
        late = check(plan, as_of="2017-11-10", select=["PL04"])
        picture = graph_mermaid(plan, "en", findings=late.findings)
        (numbers,) = re.findall(r"linkStyle ([0-9,]+) stroke:#c00", picture)
        ends = [(one.predecessor, one.successor) for one in plan.dependencies(ALL_MARKS)]
        red = {ends[int(number)] for number in numbers.split(",")}
        assert red == {one.subjects for one in late if one.verdict is Verdict.FAIL}
        assert ("1.1", "1.10") in red
        assert "linkStyle" not in graph_mermaid(
            waiting(), "en", findings=[found("1.1", "1.2", verdict=Verdict.UNKNOWN)]
        )
        assert "linkStyle 0 " in graph_mermaid(waiting(), "en", findings=[found("1.1", "1.2"), found("1.2", "1.1")])

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_boxes_of_the_issued_plan_are_small_and_begin_with_the_id(self, lang: Lang) -> None:
        """At most four lines of 24 columns; what is cut off says so."""
        plan = issued.load("dalian-2017")
        boxes = labels(graph_mermaid(plan, lang, supports=True))
        assert len(boxes) > 40
        for lines in boxes.values():
            assert lines[0].split()[0] in plan
            assert len(lines) <= 4
            assert all(display_width(line) <= 24 for line in lines)


class TestMermaid:
    """`mermaid`."""

    @given(st.text())
    def test_a_reader_sees_the_words_as_they_are(self, words: str) -> None:
        """Unescaped again, nothing is changed."""
        plain = re.sub(r"#([0-9]+);", lambda escape: chr(int(escape[1])), mermaid(words))
        assert plain == words

    @given(st.text())
    def test_no_sign_is_left_that_mermaid_could_obey(self, words: str) -> None:
        """Letters, digits, spaces and escapes."""
        assert re.fullmatch(r"(?:[^\W_]| |#[0-9]+;)*", mermaid(words))


class TestGraphMarkdown:
    """`graph_markdown`."""

    def test_the_picture_stands_in_a_block_with_its_key_below(self) -> None:
        """The key says what is drawn, no more."""
        plan = waiting()
        page = graph_markdown(plan, "en")
        assert page.startswith(f"```mermaid\n{graph_mermaid(plan, 'en')}```\n\n")
        assert page.count("```") == 2
        assert "judged" in page
        assert "round end" not in page
        assert "red" not in page.rsplit("```", 1)[1]

    def test_the_key_explains_supports_and_red_where_there_are_any(self) -> None:
        """In the language asked for."""
        page = graph_markdown(waiting(), "zh", supports=True, findings=[found("1.1", "1.2")])
        key = page.rsplit("```", 1)[1]
        assert "圆头" in key
        assert "红色" in key
        assert GRAPH_KEY.zh.split("；")[0] in key
