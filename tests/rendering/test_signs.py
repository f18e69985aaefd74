"""The signs of the pictures can be told apart without colours, and read."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from egov_consolidation.rendering import _signs as sign
from egov_consolidation.wording import LANGUAGES, Lang

STYLES = resources.files("egov_consolidation.rendering") / "styles"


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG 2.1 defines it."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * one for one in digits)
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how well two colours are told apart: 1 for not at all, 21 for black and white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def palettes(name: str) -> list[dict[str, str]]:
    """Return the colours that a style sheet sets, one set for each place."""
    text = (STYLES / name).read_text(encoding="utf-8")
    rules = re.findall(r"\{([^{}]*--paper:[^{}]*)\}", text)
    return [dict(re.findall(r"--([a-z]+):\s*(#[0-9a-f]+)", rule)) for rule in rules]


class TestColours:
    """The colours."""

    def test_critical_bars_are_told_from_others_without_colours(self) -> None:
        """On a grey print the one is dark and the other light."""
        assert contrast(sign.CRITICAL, sign.PLAIN) >= 2.5

    @pytest.mark.parametrize("ground", [sign.PAPER, sign.STRIPE])
    @pytest.mark.parametrize("ink", [sign.INK, sign.FAINT, sign.CRITICAL])
    def test_words_can_be_read(self, ink: str, ground: str) -> None:
        """WCAG 2.1 asks for 4.5."""
        assert contrast(ink, ground) >= 4.5

    def test_words_in_a_critical_box_can_be_read(self) -> None:
        """They are white there."""
        assert contrast(sign.PAPER, sign.CRITICAL) >= 4.5

    @pytest.mark.parametrize("name", ["piece.css", "page.css"])
    def test_pages_can_be_read_in_light_and_dark(self, name: str) -> None:
        """Words on paper, on headers and on marked rows, and the star of a marked row."""
        for colours in palettes(name):
            for ground in ("paper", "head", "mark", "stripe"):
                assert contrast(colours["ink"], colours[ground]) >= 7
            assert contrast(colours["faint"], colours["paper"]) >= 4.5
            assert contrast(colours["sign"], colours["mark"]) >= 4.5

    def test_every_place_sets_every_colour(self) -> None:
        """Light and dark in a piece, dark in a page: the same names."""
        names = [set(colours) for name in ("piece.css", "page.css") for colours in palettes(name)]
        assert len(names) == 3
        assert names[0] == names[1] == names[2]


class TestLegend:
    """`LEGEND`."""

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_two_signs_mean_the_same(self, lang: Lang) -> None:
        """In either language."""
        said = [text.say(lang) for text in sign.LEGEND.values()]
        assert len(set(said)) == len(said)

    def test_a_chinese_console_can_print_the_signs(self) -> None:
        """GBK has them."""
        assert (sign.CRITICAL_SIGN + sign.LATE_SIGN).encode("gbk")

    def test_the_sign_of_a_critical_task_is_named(self) -> None:
        """Colour is not the only thing that tells it."""
        assert all(sign.CRITICAL_SIGN in sign.LEGEND["critical"].say(lang) for lang in LANGUAGES)
