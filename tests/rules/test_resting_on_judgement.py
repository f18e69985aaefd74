"""Tests of what messages say of dependencies that are only judged."""

from __future__ import annotations

from egov_consolidation.model import Dependency, Mark
from egov_consolidation.rules._resting_on_judgement import how_many_judged, reasons_of_judged
from egov_consolidation.wording import Text

WORDS = Dependency(predecessor="1", successor="2", reason=Text(en="the words say so.", zh="原文载明。"))
JUDGED = Dependency(
    predecessor="1", successor="3", mark=Mark.JUDGEMENT, reason=Text(en="it needs the list.", zh="须有清单。")
)
BARE = Dependency(predecessor="2", successor="3", mark=Mark.JUDGEMENT)


class TestHowManyJudged:
    """How many of some dependencies are judged."""

    def test_those_that_words_carry_are_not_counted(self) -> None:
        """Nothing is said where none is judged."""
        assert how_many_judged([WORDS]) == how_many_judged([]) == Text(en="", zh="")
        said = how_many_judged([WORDS, JUDGED, BARE])
        assert (said.en, said.zh) == (" Resting on judgement: 2.", "其中依据判断的 2 项。")


class TestReasonsOfJudged:
    """Why some dependencies are judged to hold."""

    def test_every_reason_is_said_once(self) -> None:
        """In the order of the dependencies; what words carry needs none."""
        said = reasons_of_judged([JUDGED, WORDS, JUDGED, BARE])
        assert said.en == " This rests on judgement: it needs the list. This rests on judgement: no reason is recorded."
        assert said.zh == "此项依据判断：须有清单。此项依据判断：未记录理由。"
        assert reasons_of_judged([WORDS]) == Text(en="", zh="")
