"""A font for the pictures: one that has the characters which they show."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from egov_consolidation.errors import UsageError
from egov_consolidation.wording import Text

FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Serif CJK SC",
    "SimSun",
    "Noto Sans CJK JP",
    "Arial Unicode MS",
    "DejaVu Sans",
)
"""Families to look for, the best first; after them, whatever is installed."""

_NO_FONT = Text(
    en="no installed font has the characters {missing}. install one that has Chinese, such as Noto Sans CJK SC "
    "(Debian, Ubuntu: fonts-noto-cjk)",
    zh="已安装的字体均缺少以下字符：{missing}。请安装中文字体，例如 Noto Sans CJK SC（Debian、Ubuntu：fonts-noto-cjk）",
)
_SHOWN = 10
_REGULAR = frozenset({"400", "normal", "regular", "book"})


def font_for(words: str) -> str:
    """Return the path of an installed font that has all characters of some words.

    Args:
        words: What is to be drawn.

    Returns:
        The path of the font file, which also knows the face where the file holds several.

    Raises:
        UsageError: No installed font has them all; the message says which are missing from the best one, and what to
            install.
    """
    wanted = frozenset(ord(one) for one in words if one.isprintable() and not one.isspace())
    fewest: Collection[int] = wanted
    for path in _installed():
        missing = wanted - _characters(path)
        if not missing:
            return path
        if len(missing) < len(fewest):
            fewest = missing
    raise UsageError(_NO_FONT.fill(missing="".join(chr(one) for one in sorted(fewest)[:_SHOWN])))


@functools.cache
def _installed() -> tuple[str, ...]:
    """Return the paths of the installed fonts, families known to have Chinese first, regular faces before others."""
    from matplotlib import font_manager

    rank = {family: place for place, family in enumerate(FAMILIES)}
    upright = (font for font in font_manager.fontManager.ttflist if font.style == "normal")
    found = sorted(
        upright, key=lambda font: (rank.get(font.name, len(rank)), str(font.weight) not in _REGULAR, font.name)
    )
    faced: Any = getattr(font_manager, "FontPath", _path_alone)  # before 3.11 a file meant its first face
    return tuple(dict.fromkeys(faced(font.fname, getattr(font, "index", 0)) for font in found))


def _path_alone(path: str, _: int) -> str:
    return path


@functools.cache
def _characters(path: str) -> frozenset[int]:
    """Return the characters that a font has."""
    from matplotlib import font_manager

    reading: Any = font_manager  # its types are open in part
    return frozenset(reading.get_font(path).get_charmap())
