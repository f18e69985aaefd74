"""What is said of words that are not understood."""

from __future__ import annotations

import argparse

import pytest

from egov_consolidation.cli._refusals import refusal
from egov_consolidation.wording import Lang


class TestRefusal:
    """`refusal`."""

    @pytest.mark.parametrize(
        ("message", "lang", "said"),
        [
            ("the following arguments are required: --as-of", "en", "needs --as-of"),
            ("unrecognized arguments: --zeal", "zh", "无法识别 --zeal"),
            (
                "argument --lang: invalid choice: 'fr' (choose from 'zh', 'en')",
                "en",
                "--lang: is 'fr', must be one of zh, en",
            ),
            ("argument --lang: invalid choice: 'fr' (choose from zh, en)", "zh", "--lang：为 'fr'，可选 zh、en"),
            ("argument -o/--output: expected one argument", "zh", "-o/--output：缺少取值"),
            (
                "argument --strict-before: ignored explicit argument 'x'",
                "en",
                "--strict-before: takes no value, 'x' was given",
            ),
            ("argument --unit: invalid _named value: ''", "zh", "--unit：为 ''，不得为空"),
            ("something new", "zh", "something new"),
        ],
    )
    def test_message_is_said_in_plain_words(self, message: str, lang: Lang, said: str) -> None:
        """Message is said in plain words."""
        assert refusal(message, lang) == said

    def test_messages_are_those_that_this_argparse_gives(self) -> None:
        """Messages are those that this argparse gives."""
        words = argparse.ArgumentParser(exit_on_error=False)
        words.add_argument("--lang", choices=("zh", "en"))
        for given in (["--lang", "fr"], ["--lang"]):
            with pytest.raises(argparse.ArgumentError) as refused:
                words.parse_args(given)
            assert refusal(str(refused.value), "zh").startswith("--lang：")
