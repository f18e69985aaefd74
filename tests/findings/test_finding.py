"""A finding keeps its identity through better words and other weights."""

from __future__ import annotations

import hashlib

import attrs
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.wording import Text

from .made import finding

NAMES = st.text(alphabet="甲乙PL.01 ", max_size=4)
IDENTITIES = st.tuples(NAMES, st.lists(NAMES, max_size=3).map(tuple), NAMES)


class TestFinding:
    """`Finding`."""

    def test_the_message_is_said_in_the_language_asked_for(self) -> None:
        """English unless asked."""
        assert finding().message == "1.10 is late"
        assert finding().text("zh") == "1.10 逾期"

    def test_the_fingerprint_is_the_hash_of_rule_subjects_and_matter(self) -> None:
        """The formula, so that waivers and baselines stay valid from release to release."""
        words = "PL04\x1f1.1\x1f1.10\x1f\x1fwho"
        assert finding(matter="who").fingerprint == hashlib.sha256(words.encode()).hexdigest()[:16]

    def test_wording_and_weight_do_not_change_the_fingerprint(self) -> None:
        """Everything but identity may improve."""
        better = attrs.evolve(
            finding(),
            template=Text(en="!", zh="！"),
            severity=Severity.ERROR,
            verdict=Verdict.UNKNOWN,
            citations=(),
            marks=(),
        )
        assert better.fingerprint == finding().fingerprint

    @given(IDENTITIES, IDENTITIES)
    def test_different_identities_have_different_fingerprints(
        self, one: tuple[str, tuple[str, ...], str], other: tuple[str, tuple[str, ...], str]
    ) -> None:
        """No two lists of subjects run together."""

        def of(identity: tuple[str, tuple[str, ...], str]) -> str:
            rule_id, subjects, matter = identity
            return attrs.evolve(finding(), rule_id=rule_id, subjects=subjects, matter=matter).fingerprint

        assert (of(one) == of(other)) == (one == other)

    def test_a_lone_surrogate_still_has_a_fingerprint(self) -> None:
        """Text from outside may hold anything."""
        assert len(attrs.evolve(finding(), subjects=("\ud800",)).fingerprint) == 16

    def test_the_record_is_flat(self) -> None:
        """Ready for a data frame, with both languages and the quotations."""
        record = finding().to_record()
        assert all(value is None or isinstance(value, str | int | bool) for value in record.values())
        assert (record["severity"], record["verdict"], record["next_change"]) == ("WARNING", "FAIL", "2018-06-30")
        assert (record["subjects"], record["marks"], record["message_zh"]) == ("1.1,1.10", "judgement", "1.10 逾期")
        assert record["quotes"] == "[d 1.10] 编制完成 [d] 附则"


class TestSeverity:
    """`Severity`."""

    def test_severities_are_ordered(self) -> None:
        """A note weighs least."""
        assert sorted(Severity) == [Severity.NOTE, Severity.WARNING, Severity.ERROR]
