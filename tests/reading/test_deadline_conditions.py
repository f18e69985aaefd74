"""Deadlines that something outside the text sets."""

from __future__ import annotations

import pytest

from egov_consolidation.dates import day
from egov_consolidation.model import DeadlineKind
from egov_consolidation.reading._deadlines import DeadlineContext, read_deadline

ISSUED = DeadlineContext(issued=day("2017-11-10"))


class TestConditional:
    """`conditional`."""

    @pytest.mark.parametrize(
        ("text", "condition"),
        [
            ("根据整合方案\n时间要求", "根据整合方案时间要求"),
            ("按照省里有关要求", "按照省里有关要求"),
            ("按国家部署", "按国家部署"),
            ("按省统一部署推进", "按省统一部署"),
            ("按计划推进", "按计划"),
            ("按年度计划推进", "按年度计划"),
            ("根据上级要求完成。", "根据上级要求"),
            ("按照国发〔2017〕39号要求", "按照国发〔2017〕39号要求"),
            ("视工作进展情况", "视工作进展情况"),
            ("以省里通知为准", "以省里通知为准"),
            ("另行通知", "另行通知"),
            ("建成后", "建成后"),
            ("数据开放网站建成后", "数据开放网站建成后"),
            ("《办法》修订后", "《办法》修订后"),
            ("（按省要求）", "按省要求"),
        ],
    )
    def test_keeps_the_words_that_set_it(self, text: str, condition: str) -> None:
        """Keeps the words that set it."""
        read = read_deadline(text, ISSUED)
        assert (read.kind, read.condition, read.flags) == (DeadlineKind.CONDITIONAL, condition, ())

    @pytest.mark.parametrize(
        "text",
        [
            "根据",
            "根据实际情况适时完成",
            "按照2018年12月31日时间节点",
            "按6月底前要求",
            "根据三个月计划",
            "按省里",
            "以为准",
            "按(省要求",
        ],
    )
    def test_words_that_name_a_time_or_nothing_are_unread(self, text: str) -> None:
        """Words that name a time or nothing are unread."""
        assert read_deadline(text, ISSUED).kind is DeadlineKind.UNREAD
