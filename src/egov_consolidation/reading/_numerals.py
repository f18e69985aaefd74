"""Numbers as plans print them: in figures, and in Chinese numerals."""

from __future__ import annotations

_LONGEST = 16
_FIGURES = frozenset("0123456789")
_DIGITS = "零一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1000}
_YEAR_LENGTH = 4

_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_SAME_DIGIT = str.maketrans("〇○◯两兩壹贰叁肆伍陆柒捌玖拾佰仟", "零零零二二一二三四五六七八九十百千")
_LOOKS_LIKE_ZERO = str.maketrans("0OoＯｏ", "零零零零零")


def chinese_number(text: str) -> int | None:
    """Return the number that a text is.

    Three ways of writing are read: figures (full-width ones too), Chinese numerals by place (二十一), and Chinese
    digits one by one, as years are written (二〇一八, with 零, ○, O or 0 for the zero).

    Args:
        text: The numeral and nothing else.

    Returns:
        The number, or `None` where the text is none: empty, of more than 16 characters, misspelt (二十十), in another
        script, or two digits side by side that may be a list (一二).

    Examples:
        >>> chinese_number("二十一"), chinese_number("二○一八"), chinese_number("１２")
        (21, 2018, 12)
        >>> chinese_number("二十十") is None
        True
    """
    if not 0 < len(text) <= _LONGEST:
        return None
    plain = text.translate(_FULL_WIDTH)
    if _FIGURES.issuperset(plain):
        return int(plain)
    words = plain.translate(_SAME_DIGIT)
    one_by_one = _one_by_one(words.translate(_LOOKS_LIKE_ZERO))
    return _by_place(words) if one_by_one is None else one_by_one


def _one_by_one(words: str) -> int | None:
    if words[0] not in _DIGITS[1:] or not all(word in _DIGITS for word in words):
        return None
    if len(words) != _YEAR_LENGTH and "零" not in words:
        return None
    return int("".join(str(_DIGITS.index(word)) for word in words))


def _by_place(words: str) -> int | None:
    spelt = words.replace("廿", "二十").replace("卅", "三十")
    total = digit = 0
    for word in spelt:
        if word in _PLACES:
            total += (digit or 1) * _PLACES[word]
            digit = 0
        elif word in _DIGITS:
            digit = _DIGITS.index(word)
        else:
            return None
    total += digit
    return total if total < 10 * _PLACES["千"] and _short(spelt) == _short(_spelt(total)) else None


def _spelt(number: int) -> str:
    """Spell a number below ten thousand by place."""
    words, rest, gap = "", number, False
    for place, size in reversed(_PLACES.items()):
        digit, rest = divmod(rest, size)
        if digit:
            words += f"{'零' if gap else ''}{_DIGITS[digit]}{place}"
        gap = not digit and bool(words)
    if rest or not words:
        words += f"{'零' if gap else ''}{_DIGITS[rest]}"
    return words


def _short(spelt: str) -> str:
    """Leave out the 一 that may or may not stand before 十."""
    return spelt.replace("一十", "十")
