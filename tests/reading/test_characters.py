"""Bytes become text whatever their encoding and line ends, and what is no visible text is refused with its place."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import LISTED, ReadingError, UsageError
from egov_consolidation.reading._characters import MOST, clean, decode

WORDS = "附件\n大连市任务分工\n\t长期\n\t2017年12月\n20日前\n"
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1)
LINES = st.lists(CHINESE, min_size=1).map("\n".join)


def problems_of(data: bytes | str, encoding: str | None = None) -> ReadingError:
    """Return what is refused in bytes or text."""
    with pytest.raises(ReadingError) as caught:
        decode(data, "附件", encoding) if isinstance(data, bytes) else clean(data, "附件")
    return caught.value


class TestDecode:
    """Bytes in any encoding."""

    @pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
    def test_an_encoding_is_found_out(self, codec: str) -> None:
        """An encoding is found out."""
        assert decode(WORDS.encode(codec), "附件") == WORDS

    def test_big_endian_utf_16_is_known_by_its_mark(self) -> None:
        """Big endian UTF-16 is known by its mark."""
        assert decode(b"\xfe\xff" + WORDS.encode("utf-16-be"), "附件") == WORDS

    @pytest.mark.parametrize(
        ("name", "codec"),
        [("GBK", "gbk"), ("gb2312", "gb2312"), ("big5", "big5"), ("UTF8", "utf-8"), ("utf_16_le", "utf-16-le")],
    )
    def test_a_named_encoding_is_used(self, name: str, codec: str) -> None:
        """A named encoding is used."""
        words = "一、工作\n"
        assert decode(words.encode(codec), "附件", name) == words

    def test_a_name_decides_where_two_encodings_fit(self) -> None:
        """A name decides where two encodings fit."""
        gbk = "模".encode("gbk")
        assert decode(gbk, "附件") == gbk.decode("utf-8") != "模"
        assert decode(gbk, "附件", "gbk") == "模"

    def test_an_unknown_encoding_is_refused_with_those_that_are_known(self) -> None:
        """An unknown encoding is refused with those that are known."""
        with pytest.raises(UsageError, match=r"rot13: is not known, must be one of .*gb18030"):
            decode(b"", "附件", "rot13")

    def test_a_damaged_byte_is_named_with_line_and_position(self) -> None:
        """A damaged byte is named with line and position."""
        data = "一、任务\n完成".encode() + b"\xff" + "时限与责任单位\n".encode()
        caught = problems_of(data)
        assert caught.total == 1
        assert caught.problems[0].place.line == 2
        assert "character 3 is byte 0xFF, must be text in UTF-8" in str(caught)
        assert "第3个字符处为字节 0xFF" in caught.text("zh")

    def test_a_file_in_gb18030_with_a_damaged_byte_is_still_read_as_gb18030(self) -> None:
        """A file in GB18030 with a damaged byte is still read as GB18030."""
        data = "责任单位与完成时限".encode("gb18030") + b"\xff"
        caught = problems_of(data)
        assert (caught.total, caught.problems[0].place.line) == (1, 1)
        assert "character 10 is byte 0xFF" in str(caught)

    def test_every_damaged_byte_is_counted(self) -> None:
        """Every damaged byte is counted."""
        data = "责任单位".encode() * 1000 + b"\xff" * 500
        caught = problems_of(data)
        assert (caught.total, len(caught.problems)) == (500, LISTED)

    def test_utf_16_with_half_a_character_is_refused(self) -> None:
        """Utf 16 with half a character is refused."""
        for data in (b"\x00\xd8" + "一".encode("utf-16-le"), "一".encode("utf-16-le") + b"A", b"\xff"):
            caught = problems_of(b"\xff\xfe" + data)
            assert caught.total == 1
            assert "half of a character" in str(caught)

    def test_the_most_is_read_and_one_byte_more_is_refused_at_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The most is read and one byte more is refused at once."""
        assert MOST == 64 * 1024 * 1024
        monkeypatch.setattr("egov_consolidation.reading._characters.MOST", 6)
        assert decode("长期".encode(), "附件") == "长期"
        caught = problems_of("长期".encode() + b"\xff")
        assert str(caught) == "附件: holds 7 bytes, must hold at most 6"

    @given(LINES, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]), st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
    def test_encoding_and_line_ends_do_not_matter(self, words: str, codec: str, end: str) -> None:
        """Encoding and line ends do not matter."""
        assert decode(words.replace("\n", end).encode(codec), "附件") == words

    @given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
    def test_named_gb18030_reads_what_was_written(self, words: str, end: str) -> None:
        """Named GB18030 reads what was written."""
        assert decode(words.replace("\n", end).encode("gb18030"), "附件", "gb18030") == words

    @given(st.binary(), st.sampled_from([None, "utf-8", "gbk", "big5", "utf-16", "utf-16le"]))
    def test_any_bytes_are_read_or_refused_with_places(self, data: bytes, encoding: str | None) -> None:
        """Any bytes are read or refused with places."""
        try:
            text = decode(data, "附件", encoding)
        except ReadingError as error:
            refused = error
        else:
            assert clean(text, "附件") == text
            return
        assert refused.total >= len(refused.problems) > 0
        assert all(problem.place.line is not None for problem in refused.problems)


class TestClean:
    """Text with any characters."""

    @pytest.mark.parametrize(
        ("character", "named"),
        [
            ("\x00", "U+0000 (a control character)"),
            ("\x1b", "U+001B (a control character)"),
            ("\x0c", "U+000C (a control character)"),
            ("\u202e", "U+202E (an invisible formatting character)"),
            ("\u200b", "U+200B (an invisible formatting character)"),
            ("\u2066", "U+2066 (an invisible formatting character)"),
            ("\ufeff", "U+FEFF (an invisible formatting character)"),
            ("\ud800", "U+D800 (half of a character)"),
            ("\udcff", "U+DCFF (half of a character)"),
            ("\ue000", "U+E000 (a private-use character)"),
            ("\ufffe", "U+FFFE (no character)"),
            ("\ufffd", "U+FFFD (a mark for words that were lost"),
        ],
    )
    def test_what_is_no_visible_text_is_refused_with_its_place(self, character: str, named: str) -> None:
        """What is no visible text is refused with its place."""
        caught = problems_of(f"一\r\n二\t{character}三")
        assert str(caught).startswith("附件 (line 2): character 3 is ")
        assert named in str(caught)

    def test_positions_count_within_their_line(self) -> None:
        """Positions count within their line."""
        caught = problems_of("\u200b一\u200b\n\n二\u200b\u200b")
        said = [problem.text("en") for problem in caught.problems]
        assert [one.split(" is ")[0] for one in said] == [
            "附件 (line 1): character 1",
            "附件 (line 1): character 3",
            "附件 (line 3): character 2",
            "附件 (line 3): character 3",
        ]

    def test_a_byte_order_mark_at_the_beginning_is_dropped(self) -> None:
        """A byte order mark at the beginning is dropped."""
        assert clean("\ufeff一", "附件") == "一"

    def test_spaces_of_every_width_are_text(self) -> None:
        """Spaces of every width are text."""
        assert clean("\u3000一\u00a0二 三\t四", "附件") == "\u3000一\u00a0二 三\t四"

    def test_the_most_is_kept_and_one_character_more_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The most is kept and one character more is refused."""
        monkeypatch.setattr("egov_consolidation.reading._characters.MOST", 2)
        assert clean("长期", "附件") == "长期"
        assert str(problems_of("长期\x00")) == "附件: holds 3 characters, must hold at most 2"

    @given(st.text(st.characters(codec=None, categories=None)))
    def test_refused_is_exactly_what_unicode_calls_other(self, text: str) -> None:
        """Refused is exactly what Unicode calls other."""
        bare = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        bad = sum((unicodedata.category(one)[0] == "C" and one not in "\t\n") or one == "\ufffd" for one in bare)
        refused = 0
        try:
            clean(text, "附件")
        except ReadingError as error:
            refused = error.total
        assert refused == bad

    def test_categories_are_those_of_this_python(self) -> None:
        """Categories are those of this Python."""
        refused = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cn"}]
        kept = [chr(code) for code in range(0x3000) if chr(code) not in refused and chr(code) not in "\u2028\u2029"]
        assert clean("".join(kept), "附件") == "".join(kept)
        assert problems_of("".join(one for one in refused if one not in "\t\n\r")).total == len(refused) - 3
        assert sys.maxunicode == 0x10FFFF
