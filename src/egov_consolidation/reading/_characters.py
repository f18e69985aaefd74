"""From bytes to text: encodings, line ends, and characters that no plan may hold."""

from __future__ import annotations

import unicodedata
from itertools import islice

from egov_consolidation.errors import LISTED, UsageError
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.wording import Text

MOST = 64 * 2**20
"""How many bytes, or characters, one document may hold."""

_CODECS = {
    "ascii": "utf-8-sig",
    "big5": "big5hkscs",
    "gb18030": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-16",
    "utf-16be": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-8": "utf-8-sig",
    "utf-8-sig": "utf-8-sig",
}
_SAMPLE = 2**20
_ESCAPED = range(0xDC80, 0xDD00)
_REFUSED = {
    "Cc": Text(en="a control character", zh="控制字符"),
    "Cf": Text(en="an invisible formatting character", zh="不可见格式字符"),
    "Cs": Text(en="half of a character", zh="半个字符"),
    "Co": Text(en="a private-use character", zh="自造字符"),
    "Cn": Text(en="no character", zh="未定义字符"),
    "\ufffd": Text(en="a mark for words that were lost when the file was converted", zh="转换时丢字留下的替换符"),
}
_TOO_LARGE = Text(en="holds {count} bytes, must hold at most {most}", zh="共 {count} 字节，不得超过 {most} 字节")
_TOO_LONG = Text(en="holds {count} characters, must hold at most {most}", zh="共 {count} 个字符，不得超过 {most} 个")
_CHARACTER = Text(
    en="character {column} is {code} ({what}), must be visible text",
    zh="第{column}个字符为 {code}（{what}），须为可见文字",
)
_BYTE = Text(
    en="character {column} is byte {code}, must be text in {encoding}",
    zh="第{column}个字符处为字节 {code}，须为 {encoding} 编码的文字",
)
_ENCODING = Text(
    en="encoding {name}: is not known, must be one of {known}", zh="编码 {name}：不支持，须为 {known} 之一"
)


def decode(data: bytes, document: str, encoding: str | None = None) -> str:
    r"""Return a document's bytes as text.

    Without an encoding, a byte order mark decides; else it is UTF-8 where most of the bytes fit it, and GB18030 (which
    holds GBK and GB2312) where they do not.

    Args:
        data: The bytes of the document.
        document: Its id, for places.
        encoding: Name of its encoding; found out where `None`.

    Returns:
        The text without a byte order mark, every line end written as one line feed.

    Raises:
        ReadingError: It is larger than 64 MiB, or holds bytes or characters that are no visible text; each is counted,
            and the first hundred are listed with line and position.
        UsageError: The encoding is not known.

    Examples:
        >>> decode("长期\r\n".encode("gbk"), "附件")
        '长期\n'

    Notes:
        Short GBK texts exist that are well-formed UTF-8 too; then only a named encoding helps.
    """
    problems = ProblemList(document)
    if len(data) > MOST:
        problems.add(problems.at(), _TOO_LARGE.fill(count=len(data), most=MOST))
        problems.raise_if_any()
    codec = _found(data) if encoding is None else _named(encoding)
    name = "UTF-8 / GB18030" if encoding is None else codec.removesuffix("-sig").upper()
    return clean(_decoded(data, codec), document, encoding=None if codec.startswith("utf-16") else name)


def clean(text: str, document: str, *, encoding: str | None = None) -> str:
    r"""Return text with uniform line ends, or refuse what no plan may hold.

    Refused are control characters other than tab and line feed, formatting characters (those that turn the direction
    of writing and those without width included), halves of characters, private-use and undefined ones, and the mark
    that converters leave for words they lost.

    Args:
        text: The text.
        document: Its id, for places.
        encoding: From which encoding it was decoded, where lone surrogates stand for bytes that could not be.

    Returns:
        The text without a byte order mark, every line end written as one line feed.

    Raises:
        ReadingError: It is longer than 64 Mi characters, or holds characters that are refused.

    Examples:
        >>> clean("一\r二\u2028三", "附件")
        '一\n二\n三'
    """
    problems = ProblemList(document)
    if len(text) > MOST:
        problems.add(problems.at(), _TOO_LONG.fill(count=len(text), most=MOST))
        problems.raise_if_any()
    text = text.removeprefix("\ufeff")
    for end in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    refused = {one for one in set(text) if one not in "\t\n" and _kind(one) in _REFUSED}
    if refused:
        _list(text, refused, problems, encoding)
        problems.raise_if_any()
    return text


def _list(text: str, refused: set[str], problems: ProblemList, encoding: str | None) -> None:
    line, start, listed_to = 1, 0, 0
    for index in islice((i for i, one in enumerate(text) if one in refused), LISTED):
        line += text.count("\n", listed_to, index)
        start = max(start, text.rfind("\n", listed_to, index) + 1)
        listed_to = index
        problems.add(problems.at(line=line), _said(text[index], index - start + 1, encoding))
    problems.total = sum(map(refused.__contains__, text))


def _said(character: str, column: int, encoding: str | None) -> Text:
    code = ord(character)
    if encoding is not None and code in _ESCAPED:
        return _BYTE.fill(column=column, code=f"0x{code - 0xDC00:02X}", encoding=encoding)
    return _CHARACTER.fill(column=column, code=f"U+{code:04X}", what=_REFUSED[_kind(character)])


def _kind(character: str) -> str:
    return character if character == "\ufffd" else unicodedata.category(character)


def _named(encoding: str) -> str:
    key = encoding.strip().lower().replace("_", "-")
    key = {"utf8": "utf-8", "utf16": "utf-16", "utf-16-le": "utf-16le", "utf-16-be": "utf-16be"}.get(key, key)
    if key not in _CODECS:
        raise UsageError(_ENCODING.fill(name=encoding, known=tuple(sorted(_CODECS))))
    return _CODECS[key]


def _found(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        sample = data[:_SAMPLE].decode("utf-8", "surrogateescape")
        broken = sum(ord(one) in _ESCAPED for one in sample)
        whole = sum(one > "\x7f" for one in sample) - broken
        return "utf-8-sig" if whole > broken else "gb18030"
    return "utf-8-sig"


def _decoded(data: bytes, codec: str) -> str:
    if not codec.startswith("utf-16"):
        return data.decode(codec, "surrogateescape")
    odd = chr(0xDC00 + data[-1]) if len(data) % 2 else ""
    return data[: len(data) - len(odd)].decode(codec, "surrogatepass") + odd
