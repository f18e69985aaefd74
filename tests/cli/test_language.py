"""Which language the command speaks."""

from __future__ import annotations

import pytest

from egov_consolidation.cli._language import chosen_language


class TestChosenLanguage:
    """`chosen_language`."""

    @pytest.mark.parametrize(
        ("words", "lang"),
        [
            (["--lang", "zh"], "zh"),
            (["tasks", "--lang=zh"], "zh"),
            (["--lang", "zh", "tasks", "--lang", "en"], "en"),
            (["--lang", "fr"], "en"),
            (["--lang"], "en"),
            ([], "en"),
        ],
    )
    def test_last_word_about_the_language_decides(self, words: list[str], lang: str) -> None:
        """Last word about the language decides."""
        assert chosen_language(words, {}) == lang

    @pytest.mark.parametrize(
        ("environment", "lang"),
        [
            ({"LANG": "zh_CN.UTF-8"}, "zh"),
            ({"LANG": "C.UTF-8"}, "en"),
            ({"LC_MESSAGES": "zh_TW", "LANG": "en_GB"}, "zh"),
            ({"LC_ALL": "en_GB", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
            ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        ],
    )
    def test_first_variable_that_is_set_decides(self, environment: dict[str, str], lang: str) -> None:
        """First variable that is set decides."""
        assert chosen_language([], environment) == lang

    def test_words_win_over_the_locale(self) -> None:
        """Words win over the locale."""
        assert chosen_language(["--lang", "en"], {"LANG": "zh_CN.UTF-8"}) == "en"
