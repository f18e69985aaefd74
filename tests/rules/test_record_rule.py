"""Rules about records: what the decorator makes of a function, and what a check says of an inventory."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.checking import check
from egov_consolidation.dates import Day, day
from egov_consolidation.errors import UsageError
from egov_consolidation.findings import Finding, Report, Severity, Verdict
from egov_consolidation.inventory import NOT_YET, Inventory, LeasedLine, Money
from egov_consolidation.model import Assignment, Citation, Clause, Deadline, Plan, Role, Task
from egov_consolidation.rules import Basis, Rule, Strength, _judging_records, record_rule
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle
from egov_consolidation.rules.engine._nodes import Comparison, Operator
from egov_consolidation.rules.engine._verdicts import ARRAYS_FROM, COLUMNS_FROM
from egov_consolidation.settings import Parameter
from egov_consolidation.wording import LANGUAGES, Text, same

PLAN = Plan(id="demo", title="示例", tasks=(Task(id="1", content="专线全部取消"),))
QUOTE = Citation(document="demo", row="1", quote="专线全部取消")


def _rule(rule_id: str, **others: object) -> Rule:
    """Return a rule about leased lines."""
    parameter = Parameter(id=f"{rule_id}.days", about=same("days"), unit=same("days"), value=None)

    @record_rule(
        rule_id,
        "lines-cancelled",
        on=LeasedLine,
        title=Text(en="lines are cancelled", zh="专线取消"),
        basis=(Basis.STATED,),
        cites=(QUOTE,),
        departs=Text(en="line {id} of {unit}: {cancelled_on}", zh="{unit}专线 {id}：{cancelled_on}"),
        holds_from="2019-01-01",
        parameters=(parameter,),
        since="0.2",
        **others,  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    )
    def lines_cancelled(line: RecordHandle, p: ParameterHandle) -> Check:
        """Every line is cancelled.

        What: it is.
        """
        late = line.rented_on + p.days <= AS_OF if rule_id == "XX02" else line.cancelled_on <= AS_OF
        return Check(applies=line.rented_by_unit, require=late)

    return lines_cancelled


RULE = _rule("XX01")
WITH_PARAMETER = _rule("XX02")


def judged(inventory: Inventory | None, as_of: str = "2019-02-01", *rules: Rule) -> Report:
    """Return the report about an inventory."""
    return check(PLAN, as_of=as_of, inventory=inventory, rules=rules or (RULE,))


def only(report: Report) -> Finding:
    """Return the one finding of a report."""
    (finding,) = report.findings
    return finding


class TestRecordRule:
    """What the decorator makes."""

    def test_it_is_a_rule_like_any_other(self) -> None:
        """It has the docstring of its function, needs an inventory, and knows the kind of record and its days."""
        assert RULE.doc.splitlines()[0] == "Every line is cancelled."
        assert RULE.needs == ("inventory",)
        assert RULE.on is LeasedLine
        assert (RULE.holds_from, RULE.holds_until) == (day("2019-01-01"), None)
        assert RULE.strength is Strength.MUST
        assert RULE.severity is Severity.ERROR
        assert RULE.speaks_of.zh == "专线"

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            (
                lambda line, _: Check(applies=line.rented_by_unit, require=line.canceled_on <= AS_OF),
                "XX03: lines: has no field canceled_on; cancelled_on is the nearest",
            ),
            (
                lambda line, _: line.rented_by_unit,
                "XX03: its function returns Expression, must return Check(applies=…, require=…)",
            ),
            (lambda _, __: None, "XX03: its function returns None, must return Check(applies=…, require=…)"),
            (
                lambda line, p: Check(applies=line.rented_by_unit, require=line.rented_on + p.day <= AS_OF),
                "XX03: parameters: has no field day",
            ),
        ],
    )
    def test_what_is_written_wrongly_is_refused_when_it_is_made(
        self, written: Callable[[RecordHandle, ParameterHandle], Check], said: str
    ) -> None:
        """A wrong field name or a function without a check does not wait for a record; the rule is named."""
        made = record_rule(
            "XX03",
            "never-made",
            on=LeasedLine,
            title=same(""),
            basis=(Basis.STATED,),
            departs=same(""),
            since="0.2",
        )
        with pytest.raises(UsageError) as refused:
            made(written)
        assert str(refused.value) == said

    @pytest.mark.parametrize("place", ["cancelled", "p.days", "0", ""])
    def test_a_message_with_a_place_that_nothing_fills_is_refused_when_it_is_made(self, place: str) -> None:
        """It does not wait for a record that departs; what there is is named."""
        for words in (Text(en="{id}{" + place + "}", zh="{id}"), Text(en="{id}", zh="{id}{" + place + "}")):
            made = record_rule(
                "XX03",
                "never-made",
                on=LeasedLine,
                title=same(""),
                basis=(Basis.STATED,),
                departs=words,
                since="0.2",
            )
            with pytest.raises(UsageError, match=r"must be one of id, subject, as_of, missing, .*cancelled_on"):
                made(lambda line, _: Check(applies=line.rented_by_unit, require=line.cancelled_on <= AS_OF))


def _broken() -> Rule:
    """Return a rule that stops at every internet line whose provider is known: it compares words with a number."""

    @record_rule(
        "XX04",
        "never-judged",
        on=LeasedLine,
        title=same(""),
        basis=(Basis.STATED,),
        departs=same("{id}"),
        since="0.2",
    )
    def broken(line: RecordHandle, _: ParameterHandle) -> Check:
        words, number = line.provider.node, (line.monthly_rent < Money(3)).node
        assert isinstance(number, Comparison)
        cheap = Expression(Comparison(Operator.LESS, words, number.right))
        return Check(applies=line.rented_by_unit, require=(~line.is_internet | cheap) & (line.cancelled_on <= AS_OF))

    return broken


class TestCrash:
    """A rule that stops at a record."""

    @pytest.mark.parametrize("others", [0, COLUMNS_FROM, ARRAYS_FROM], ids=["objects", "columns", "arrays"])
    def test_it_is_an_error_of_that_record_and_the_others_are_judged(self, others: int) -> None:
        """However many there are: its finding names rule, record and exception; the others have their verdicts."""
        lines = (
            LeasedLine(id="7", rented_by_unit=True, provider="甲", is_internet=True, cancelled_on=NOT_YET),
            LeasedLine(id="8", rented_by_unit=True, provider="乙", is_internet=False, cancelled_on=NOT_YET),
            LeasedLine(id="9", rented_by_unit=True, provider="乙", is_internet=False),
            *(LeasedLine(id=f"x{at}", rented_by_unit=False, provider="乙") for at in range(others)),
        )
        found = judged(Inventory(id="i", lines=lines), "2019-02-01", _broken())
        assert found.verdicts["XX04"] == {
            Verdict.PASS: 0,
            Verdict.FAIL: 1,
            Verdict.UNKNOWN: 1,
            Verdict.NOT_APPLICABLE: others,
            Verdict.ERROR: 1,
        }
        by_verdict = {one.verdict: one for one in found.findings}
        assert {verdict: one.subjects for verdict, one in by_verdict.items()} == {
            Verdict.ERROR: ("lines/7",),
            Verdict.FAIL: ("lines/8",),
            Verdict.UNKNOWN: ("lines/9",),
        }
        crash = by_verdict[Verdict.ERROR]
        assert (crash.rule_id, crash.severity) == ("XX04", Severity.ERROR)
        for lang in LANGUAGES:
            assert crash.text(lang).startswith("lines/7")
            assert "TypeError" in crash.text(lang)

    @pytest.mark.parametrize("step", ["changes", "turning_day", "unit_of"])
    def test_a_record_of_which_not_all_can_be_said_is_an_error(
        self, step: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What its verdict was cannot be relied on; the others have theirs."""
        whole = getattr(_judging_records, step)

        def stops(*given: Any) -> Any:  # noqa: ANN401 - whatever the step is given and returns
            subject = given[-1] if isinstance(given[-1], LeasedLine) else given[-1].subject
            if subject.id == "7":
                raise ZeroDivisionError
            return whole(*given)

        monkeypatch.setattr(_judging_records, step, stops)
        lines = tuple(LeasedLine(id=one, rented_by_unit=True, cancelled_on=NOT_YET) for one in ("7", "8"))
        found = judged(Inventory(id="i", lines=lines))
        assert [(one.verdict, one.subjects) for one in found.findings] == [
            (Verdict.ERROR, ("lines/7",)),
            (Verdict.FAIL, ("lines/8",)),
        ]
        assert found.verdicts["XX01"][Verdict.ERROR] == found.verdicts["XX01"][Verdict.FAIL] == 1
        assert "ZeroDivisionError" in found.findings[0].text("zh")


class TestCheck:
    """What a check says of an inventory."""

    def test_a_line_that_is_not_cancelled_departs(self) -> None:
        """The finding names the line, its unit, the words, and the values of the message in both languages."""
        finding = only(
            judged(
                Inventory(
                    id="i", lines=(LeasedLine(id="7", unit="市财政局", rented_by_unit=True, cancelled_on=NOT_YET),)
                )
            )
        )
        assert (finding.verdict, finding.subjects, finding.unit) == (Verdict.FAIL, ("lines/7",), "市财政局")
        assert finding.citations == (QUOTE,)
        assert finding.text("zh") == "市财政局专线 7：尚未"
        assert finding.text("en") == "line 7 of 市财政局: not yet"
        assert finding.next_change is None

    def test_what_is_missing_is_named(self) -> None:
        """The datum stands in the finding and in its message."""
        finding = only(judged(Inventory(id="i", lines=(LeasedLine(id="7", rented_by_unit=True),))))
        assert (finding.verdict, finding.missing) == (Verdict.UNKNOWN, ("lines/7: cancelled_on",))
        assert finding.text("zh") == "专线 7：缺少取消时间，无法判定"
        assert finding.text("en") == "lines/7: cannot be decided, needs cancelled on"

    def test_a_parameter_that_nobody_set_is_missing(self) -> None:
        """And what somebody sets decides."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="7", rented_by_unit=True, rented_on=day("2019-01-31")),))
        assert only(judged(inventory, "2019-02-01", WITH_PARAMETER)).missing == ("XX02.days",)
        for days, verdict in ((1, Verdict.PASS), (2, Verdict.FAIL)):
            report = check(
                PLAN, as_of="2019-02-01", inventory=inventory, rules=(WITH_PARAMETER,), parameters={"XX02.days": days}
            )
            assert report.verdicts["XX02"][verdict] == 1

    def test_the_finding_says_when_it_turns(self) -> None:
        """A line whose cancellation is set for a day turns on that day."""
        line = LeasedLine(id="7", rented_by_unit=True, cancelled_on=day("2019-03-01"))
        assert only(judged(Inventory(id="i", lines=(line,)))).next_change == day("2019-03-01")

    def test_without_an_inventory_or_its_list_it_does_not_run(self) -> None:
        """That is no pass and no finding; an empty list is judged."""
        for inventory in (None, Inventory(id="i")):
            report = judged(inventory)
            assert (dict(report.verdicts), report.findings) == ({}, ())
            assert set(report.not_run) == {"XX01"}
        assert judged(Inventory(id="i", lines=())).verdicts["XX01"][Verdict.PASS] == 0

    @given(
        st.lists(st.tuples(*[st.sampled_from((True, False, None))] * 2), max_size=5), st.randoms(use_true_random=False)
    )
    def test_every_record_is_counted_once_whatever_the_order(
        self, drawn: list[tuple[bool | None, bool | None]], random: Random
    ) -> None:
        """The verdicts add up to the records, and permuting them changes nothing."""
        lines = [
            LeasedLine(id=str(at), rented_by_unit=rented, cancelled_on=_cancelled(known))
            for at, (rented, known) in enumerate(drawn)
        ]
        report = judged(Inventory(id="i", lines=tuple(lines)))
        assert sum(report.verdicts["XX01"].values()) == len(lines)
        random.shuffle(lines)
        assert judged(Inventory(id="i", lines=tuple(lines))) == report

    @pytest.mark.parametrize("leads", [("市财政局",), ("市财政局", "市教育局")])
    def test_whose_duty_it_is_is_said(self, leads: tuple[str, ...]) -> None:
        """Where the words bind the unit that leads the row, the finding is for that one, if it is one."""
        of_the_lead = _rule("XX04", is_duty_of_lead=True)
        lines = (
            LeasedLine(id="7", unit="市审计局", rented_by_unit=True, cancelled_on=NOT_YET),
            LeasedLine(id="8", unit="市审计局", rented_by_unit=True),
        )
        report = check(
            _led_by(*leads), as_of="2019-02-01", inventory=Inventory(id="i", lines=lines), rules=[of_the_lead]
        )
        assert of_the_lead.is_duty_of_lead
        assert [one.unit for one in report.findings] == [leads[0] if len(leads) == 1 else "市审计局"] * 2

    def test_another_duty_is_of_the_unit_that_has_the_record(self) -> None:
        """Whoever leads the row."""
        inventory = Inventory(id="i", lines=(LeasedLine(id="7", unit="市审计局", rented_by_unit=True),))
        report = check(_led_by("市财政局"), as_of="2019-02-01", inventory=inventory, rules=[_rule("XX04")])
        assert only(report).unit == "市审计局"

    @given(st.sets(st.sampled_from(("7", "8")), max_size=2), st.sampled_from(("2018-12-31", "2019-01-01")))
    def test_where_none_is_listed_that_is_expected_the_list_is_missing(self, listed: set[str], as_of: str) -> None:
        """From the day on which the rule is in force; there is no silence, and no pass."""
        one = _expecting("7")
        lines = tuple(LeasedLine(id=line, provider=line, cancelled_on=day("2018-06-30")) for line in sorted(listed))
        report = judged(Inventory(id="i", lines=lines), as_of, one)
        is_missing = "7" not in listed and as_of == "2019-01-01"
        assert report.verdicts["XX05"][Verdict.PASS] == ("7" in listed and as_of == "2019-01-01")
        assert [(found.verdict, found.subjects, found.missing) for found in report.findings] == [
            (Verdict.UNKNOWN, ("lines",), ("lines",))
        ] * is_missing


class TestWordsOfThePlan:
    """A rule that rests on words of one plan, where another is judged."""

    LINES = Inventory(id="i", lines=(LeasedLine(id="7", unit="县教育局", rented_by_unit=True, cancelled_on=NOT_YET),))

    def report(self, *tasks: Task) -> Report:
        """Return what the rule says under another plan."""
        ours = Plan(id="ours", title="我县方案", tasks=tasks)
        return check(ours, as_of="2019-02-01", inventory=self.LINES, rules=(RULE,))

    def test_its_findings_cite_the_words_that_go_to_it_there(self) -> None:
        """Each stretch of the content, with its row; the cell of the deadline cannot be quoted."""
        content, deadline = Clause(text="线路应退尽退", rule="XX01"), Deadline.missing()
        ours = Task(id="4", content="线路应退尽退。", deadline=deadline, clauses=(content,))
        assert only(self.report(ours)).citations == (Citation(document="ours", row="4", quote="线路应退尽退"),)

    def test_where_none_go_to_it_it_does_not_run(self) -> None:
        """With the reason: the plan commands nothing of the kind, or nobody has said what its words go to."""
        other = Task(id="4", content="编制目录。", clauses=(Clause(text="编制目录", rule="CA01"),))
        for tasks, reason in (((other,), "commands nothing of the kind"), ((), "add clauses")):
            report = self.report(*tasks)
            assert (report.findings, "XX01" in report.verdicts) == ((), False)
            assert reason in report.not_run["XX01"].en

    def test_a_rule_that_rests_on_another_document_runs_under_any_plan(self) -> None:
        """It cites what it rests on."""
        read = attrs.evolve(RULE, basis=(Basis.READ,), reason=same("read"))
        ours = Plan(id="ours", title="我县方案")
        found = only(check(ours, as_of="2019-02-01", inventory=self.LINES, rules=(read,)))
        assert found.citations == (QUOTE,)


def _led_by(*units: str) -> Plan:
    """Return a plan with a row that some units lead, whose words go to XX04."""
    leads = tuple(Assignment(role=Role.LEAD, unit=unit) for unit in units)
    clause = Clause(text="专线全部取消", rule="XX04")
    return Plan(id="demo", tasks=(Task(id="1", content="专线全部取消", assignments=leads, clauses=(clause,)),))


def _expecting(provider: str) -> Rule:
    """Return a rule about the lines of one provider."""

    @record_rule(
        "XX05",
        "lines-of-one-cancelled",
        on=LeasedLine,
        title=same("line"),
        basis=(Basis.STATED,),
        cites=(QUOTE,),
        departs=same("{id}"),
        holds_from="2019-01-01",
        since="0.2",
        is_expecting=True,
    )
    def lines_of_one_cancelled(line: RecordHandle, _: ParameterHandle) -> Check:
        return Check(applies=line.provider == provider, require=line.cancelled_on <= AS_OF)

    return lines_of_one_cancelled


def _cancelled(known: bool | None) -> Day | None:
    return None if known is None else day("2018-12-31") if known else NOT_YET
