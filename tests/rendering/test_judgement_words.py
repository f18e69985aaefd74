"""Every verdict, severity, strength and basis has a name."""

from __future__ import annotations

from egov_consolidation import Severity, Verdict
from egov_consolidation.rendering._judgement_words import SEVERITIES, SIGNS, VERDICTS
from egov_consolidation.wording import LANGUAGES


class TestWords:
    """`SIGNS`, `VERDICTS`, `SEVERITIES`."""

    def test_a_chinese_console_can_print_every_sign(self) -> None:
        """GBK has no ✓."""
        assert {sign.encode("gbk") for sign in SIGNS.values()}
        assert set(SIGNS) == {Verdict.FAIL, Verdict.UNKNOWN, Verdict.ERROR}

    def test_every_verdict_and_every_severity_has_words(self) -> None:
        """In both languages, no two the same."""
        assert set(VERDICTS) == set(Verdict)
        assert set(SEVERITIES) == {one.name for one in Severity}
        for words in (VERDICTS, SEVERITIES):
            for lang in LANGUAGES:
                assert len({text.say(lang) for text in words.values()}) == len(words)
