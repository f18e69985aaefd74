"""Files are opened within bounds, and their data read safely."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.errors import ReadingError, UsageError
from egov_consolidation.reading import _documents
from egov_consolidation.reading._documents import DATA, json_data, opened, toml_data

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)


def refusal(form: str, text: str) -> list[str]:
    """Return what is refused, in English; Chinese says as much."""
    with pytest.raises(ReadingError) as caught:
        DATA[form](text, "f")
    assert len(caught.value.text("zh").splitlines()) == caught.value.total
    return str(caught.value).splitlines()


class TestOpened:
    """`opened`."""

    def test_a_file_is_its_bytes_its_name_its_stem_and_its_suffix(self, tmp_path: Path) -> None:
        """The suffix in lower case."""
        (tmp_path / "附件.v1.TXT").write_bytes(b"\xff\x00")
        file = opened(tmp_path / "附件.v1.TXT", (".txt",))
        assert (file.name, file.stem, file.suffix, file.data) == ("附件.v1.TXT", "附件.v1", ".txt", b"\xff\x00")

    @pytest.mark.parametrize("name", ["plan.doc", "plan", ".txt", "plan.txt.bak", ""])
    def test_another_suffix_is_no_use(self, name: str) -> None:
        """Before anything is opened; what can be read is named."""
        with pytest.raises(UsageError, match=r"must be one of \.txt, \.toml") as caught:
            opened(name, (".txt", ".toml"))
        assert "目前可读取 .txt、.toml" in caught.value.text("zh")

    @pytest.mark.parametrize(
        ("name", "en", "zh"),
        [
            ("none.txt", "none.txt: is not there, must be a file", "none.txt: 文件不存在"),
            ("folder.txt", "folder.txt: is a folder, must be a file", "folder.txt: 是文件夹，须为文件"),
            ("a\0b.txt", "cannot be opened", "无法打开"),
            ("长" * 300 + ".txt", "cannot be opened", "无法打开"),
        ],
    )
    def test_what_is_no_file_is_refused(self, tmp_path: Path, name: str, en: str, zh: str) -> None:
        """In words of our own, in both languages."""
        (tmp_path / "folder.txt").mkdir()
        with pytest.raises(ReadingError) as caught:
            opened(tmp_path / name, (".txt",))
        assert caught.value.total == 1
        assert str(caught.value).endswith(en)
        assert caught.value.text("zh").endswith(zh)

    @pytest.mark.parametrize("name", ["folder", "2018.6"])
    def test_a_folder_is_called_one_whatever_its_name_says(self, tmp_path: Path, name: str) -> None:
        """Nobody is told of its suffix."""
        (tmp_path / name).mkdir()
        with pytest.raises(ReadingError, match=f"^{name}: is a folder, must be a file$"):
            opened(tmp_path / name, (".txt",))

    @pytest.mark.parametrize("name", ["a.xlsx", "a.xls"])
    def test_a_workbook_by_another_name_is_no_text(self, tmp_path: Path, name: str) -> None:
        """As `zipfile` writes one, and as older ones begin."""
        file = tmp_path / "a.csv"
        if name == "a.xlsx":
            with zipfile.ZipFile(file, "w") as packed:
                packed.writestr("[Content_Types].xml", "<x/>")
        else:
            file.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512))
        with pytest.raises(ReadingError) as caught:
            opened(file, (".csv",))
        assert str(caught.value).startswith("a.csv: is a workbook or a document of a word processor by its contents")
        assert "另存为 .csv" in caught.value.text("zh")

    def test_a_file_that_is_too_large_is_refused_by_its_size(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """One byte more than the bound; the bound itself is read."""
        monkeypatch.setattr(_documents, "MOST", 10)
        (tmp_path / "a.txt").write_bytes(b"x" * 10)
        (tmp_path / "b.txt").write_bytes(b"x" * 11)
        assert len(opened(tmp_path / "a.txt", (".txt",)).data) == 10
        with pytest.raises(ReadingError, match=r"b\.txt: holds more than 10 bytes"):
            opened(tmp_path / "b.txt", (".txt",))


class TestTomlData:
    """`toml_data`."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a = ", "f (line 1): is not written as TOML demands"),
            ('a = 1\nb = "x', "f (line 2): quotation mark or bracket is opened, must be closed"),
            ("a = 1\nb 2", "f (line 2): column 3: a key must be followed by ="),
            ("a = 1\na = 2", "f (line 2): a key or table is given twice, must be given once"),
            ("[a]\n[a]", "f (line 2): column 3: a key or table is given twice, must be given once"),
            ("a = {b = 1, b = 2}", "f (line 1): column 18: a key or table is given twice, must be given once"),
            ("a = 2018-02-30", "f (line 1): column 5: is not written as TOML demands"),
            ("a = " + "9" * 5000, "f: a number is too long, must be one that a plan can have"),
            ("a = " + "[" * 30_000, "f: is nested too deeply, must stay within 60 levels"),
            ("a = " + "[" * 61 + "]" * 61, "f: is nested too deeply, must stay within 60 levels"),
            ("a = " + "{a = " * 30_000, "f: is nested too deeply, must stay within 60 levels"),
        ],
    )
    def test_what_is_not_toml_is_refused_with_its_place(self, text: str, expected: str) -> None:
        """In words of our own."""
        [found] = refusal(".toml", text)
        assert found == expected

    @pytest.mark.parametrize("key", ["a", "'a'", '"a"', r'"a\"b"', '"a b"', "'甲 . 乙'"])
    @pytest.mark.parametrize("dot", [".", " . ", ".\t"])
    @pytest.mark.parametrize("around", ["{} = 1", "[{}]", "x = {{ {} = 1 }}", "x = 1\n[[{}]]"])
    def test_keys_joined_by_a_million_dots_are_refused_before_a_parser_sees_them(
        self, key: str, dot: str, around: str
    ) -> None:
        """It would take hours over them."""
        assert refusal(".toml", around.format(dot.join([key] * 200_000))) == [
            "f: is nested too deeply, must stay within 60 levels"
        ]

    def test_words_with_many_dots_are_words(self) -> None:
        """Leaders, versions, sentences."""
        words = "1.1 ……" + "." * 500 + " e.g. i.e. 10.0.0.1 " + "甲。" * 100
        assert toml_data(f'a = "{words}"', "f") == {"a": words}

    def test_quotation_marks_without_end_take_no_longer_than_their_length(self) -> None:
        """A million of each sort, escaped and not."""
        for sign in ("'", '"', r"\"", r"\\", "''' ", '""" ', "a.", "a ."):
            assert refusal(".toml", "x = " + sign * 300_000)

    def test_hexadecimal_numbers_of_any_length_are_read(self) -> None:
        """What they are good for is another's question."""
        assert toml_data("a = 0x" + "f" * 9000, "f") == {"a": 16**9000 - 1}


class TestJsonData:
    """`json_data`."""

    @given(JSON)
    def test_what_others_write_is_read(self, data: object) -> None:
        """By the standard library's writer."""
        assert json_data(json.dumps(data), "f") == data

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ["f (line 1): column 1 is not written as JSON demands"]),
            ('{"a": 1,\n "b": }', ["f (line 2): column 7 is not written as JSON demands"]),
            ("{'a': 1}", ["f (line 1): column 2 is not written as JSON demands"]),
            ('{"a": 1} x', ["f (line 1): column 10 is not written as JSON demands"]),
            ('{"a": "甲\n乙"}', ["f (line 1): column 9 is not written as JSON demands"]),
            ("NaN", ["f: NaN is no number that a plan can have"]),
            (
                "[NaN, Infinity, -Infinity]",
                [f"f: {words} is no number that a plan can have" for words in ("NaN", "Infinity", "-Infinity")],
            ),
            ("[" + "9" * 5000 + "]", ["f: " + "9" * 40 + "… is no number that a plan can have"]),
            ('{"a": 1, "a": 2, "a": 3}', ["f: key “a” stands twice in one table, must stand once"]),
            (
                '{"x": {"a": 1, "a": 2}, "\\u001b": 1, "\\u001b": NaN}',
                [
                    "f: key “a” stands twice in one table, must stand once",
                    "f: NaN is no number that a plan can have",
                    r"f: key “\u001b” stands twice in one table, must stand once",
                ],
            ),
            ("[" * 100_000, ["f: is nested too deeply, must stay within 60 levels"]),
            ('{"a":' * 100_000, ["f: is nested too deeply, must stay within 60 levels"]),
            ("[" * 61 + "]" * 61, ["f: is nested too deeply, must stay within 60 levels"]),
        ],
    )
    def test_what_is_not_json_or_could_mean_two_things_is_refused(self, text: str, expected: list[str]) -> None:
        """All that is said twice, and all numbers that are none, at once."""
        assert refusal(".json", text) == expected

    def test_sixty_levels_are_read(self) -> None:
        """Deeper than any plan."""
        assert json_data("[" * 60 + "]" * 60, "f") is not None
