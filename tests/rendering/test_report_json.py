"""The document `egov/report/1` says all of a report, in keys that do not change with the language."""

from __future__ import annotations

import json

import attrs

from egov_consolidation import check, issued, rulebook
from egov_consolidation.findings import InventorySummary
from egov_consolidation.rendering import json_text, report_json
from egov_consolidation.rendering._report_json import finding_json
from egov_consolidation.wording import LANGUAGES, Text

from .reports import AS_OF, LINE, NOTE, ORDER, UNKNOWN, WAIVED, report


class TestReportJson:
    """`report_json`."""

    def test_it_finds_rows_1_1_and_1_10_out_of_order_as_promised(self) -> None:
        """The example of the interface, key by key."""
        document = json.loads(json_text(report_json(check(issued.load("dalian-2017"), as_of=AS_OF), "en")))
        found = next(one for one in document["findings"] if one["subjects"] == ["1.1", "1.10"])
        promised = {
            "rule": "PL04",
            "verdict": "FAIL",
            "severity": "WARNING",
            "subjects": ["1.1", "1.10"],
            "marks": ["judgement"],
            "missing": [],
            "next_change": None,
        }
        assert {key: found[key] for key in promised} == promised
        assert {"document": "dalian-2017", "row": "1.10", "quote": "编制完成本部门政务信息资源目录"} in found[
            "citations"
        ]
        for words in ("1.1", "1.10", "2017-12-15", "2017-12-10", "5 days", "judgement"):
            assert words in found["message"]

    def test_its_keys_and_their_order(self) -> None:
        """With the day, and a count for every verdict of every rule that ran."""
        document = json.loads(json_text(report_json(report(NOTE), "en")))
        assert list(document) == [
            "schema",
            "plan",
            "as_of",
            "inventory",
            "settings",
            "unit",
            "work",
            "verdicts",
            "findings",
            "waived",
            "known",
            "unlisted",
            "not_run",
            "rules",
        ]
        assert document["as_of"] == "2017-11-10"
        assert document["verdicts"] == {"PL06": {"PASS": 4, "FAIL": 1, "UNKNOWN": 0, "NOT_APPLICABLE": 0, "ERROR": 0}}

    def test_what_could_not_run_is_waived_or_known_stands_apart(self) -> None:
        """They are no findings."""
        why = Text(en="needs an inventory", zh="需要底数")
        apart = report(waived=(NOTE,), known=(ORDER,), not_run={"NW03": why})
        document = json.loads(json_text(report_json(apart, "zh")))
        assert document["findings"] == []
        assert [one["rule"] for one in document["waived"]] == ["PL06"]
        assert [one["rule"] for one in document["known"]] == ["PL04"]
        assert document["not_run"] == {"NW03": "需要底数"}

    def test_what_is_not_listed_is_counted_by_its_reason(self) -> None:
        """And the unit is named to which the report is narrowed."""
        narrowed = report(LINE, NOTE, UNKNOWN, ignored=(attrs.evolve(LINE, matter="again"),)).of_unit("市水务局")
        document = json.loads(json_text(report_json(narrowed, "zh")))
        assert (document["unit"], document["unlisted"]) == ("市水务局", {"others": 2, "settings": 1})

    def test_it_tells_of_the_rules_on_what_they_rest(self) -> None:
        """In the language asked for."""
        document = json.loads(json_text(report_json(report(NOTE), "zh")))
        rule = next(one for one in rulebook() if one.id == "ZS06")
        assert document["rules"]["ZS06"] == {
            "title": rule.title.zh,
            "basis": ["judged"],
            "reason": None if rule.reason is None else rule.reason.zh,
            "strength": "MUST",
        }

    def test_it_says_which_inventory_was_judged(self) -> None:
        """Null where none was."""
        about = InventorySummary(id="city", surveyed_on=AS_OF, is_example=True, counts={"lines": 2, "rooms": None})
        document = json.loads(json_text(report_json(report(NOTE, inventory=about), "zh")))
        assert document["inventory"] == {
            "id": "city",
            "title": "",
            "surveyed_on": "2017-11-10",
            "is_example": True,
            "counts": {"lines": 2, "rooms": None},
        }


class TestFindingJson:
    """`finding_json`."""

    def test_every_field_is_said(self) -> None:
        """Days as days, the severity by its name."""
        assert json.loads(json.dumps(finding_json(UNKNOWN, "en"))) == {
            "rule": "PL03",
            "verdict": "UNKNOWN",
            "severity": "WARNING",
            "subjects": ["p"],
            "matter": "",
            "message": "the day of issue is not known",
            "citations": [{"document": "p", "row": None, "quote": "方案"}],
            "marks": [],
            "missing": ["plan.issued"],
            "next_change": "2018-01-01",
            "unit": None,
            "changes": [],
            "held_up_by": [],
            "fingerprint": UNKNOWN.fingerprint,
            "waiver": None,
        }

    def test_what_permits_a_departure_stands_beside_it(self) -> None:
        """Who approved it, from when until when, by which document, and where that is written."""
        assert json.loads(json.dumps(finding_json(WAIVED, "zh")))["waiver"] == {
            "reason": "核心业务专线",
            "approver": "市政府办公厅",
            "from": "2017-11-01",
            "last_day": "2018-06-30",
            "evidence": "大政办函〔2018〕3号",
            "document": "豁免.toml",
        }

    def test_the_message_alone_is_in_the_language_asked_for(self) -> None:
        """Keys and ids never change."""
        zh, en = (json.loads(json.dumps(finding_json(NOTE, lang))) for lang in LANGUAGES)
        assert zh.pop("message") == "任务 1.2：星期六到期，须提前"
        assert en.pop("message") == "task 1.2: is due on a Saturday, must be in before"
        assert zh == en
