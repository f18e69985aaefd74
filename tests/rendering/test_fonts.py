"""A picture is drawn with a font that has its characters, or refused with what to install."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from matplotlib import font_manager

from egov_consolidation.errors import UsageError
from egov_consolidation.rendering import _fonts
from egov_consolidation.rendering._fonts import FAMILIES, font_for
from egov_consolidation.wording import LANGUAGES

LATIN = str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
"""A font that Matplotlib brings itself; it has no Chinese."""


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Forget which fonts were found, before and after."""
    _fonts._installed.cache_clear()
    yield
    _fonts._installed.cache_clear()


@pytest.fixture
def only_latin(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide all fonts but one without Chinese."""
    entries = [one for one in font_manager.fontManager.ttflist if one.fname == LATIN]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", entries)


@pytest.fixture
def chinese() -> str:
    """Give a font that has Chinese, or skip where none is installed."""
    try:
        return font_for("大连市政务信息系统整合共享工作任务分工★→…")
    except UsageError as refused:
        pytest.skip(refused.text("en"))


def characters(path: str) -> set[int]:
    """Return the characters of a font as fontTools reads them."""
    reader: Any = importlib.import_module("fontTools.ttLib")  # it tells no types
    with reader.TTFont(path, lazy=True, fontNumber=getattr(path, "face_index", 0)) as font:
        return set(font.getBestCmap())


class TestFontFor:
    """`font_for`."""

    def test_the_font_has_all_the_characters(self, chinese: str) -> None:
        """By another reader of fonts."""
        assert set(map(ord, "大连市政务信息系统整合共享工作任务分工★→…")) <= characters(chinese)

    def test_of_several_faces_the_one_of_the_mainland_is_taken(self, chinese: str) -> None:
        """A collection holds the forms of several regions; that of the best family comes first."""
        names = [one.name for one in font_manager.fontManager.ttflist]
        best = min((one for one in FAMILIES if one in names), key=FAMILIES.index)
        files = {one.fname for one in font_manager.fontManager.ttflist if one.name == best}
        assert str(chinese) in files
        entry = [one for one in font_manager.fontManager.ttflist if one.fname == chinese and one.name == best]
        assert getattr(chinese, "face_index", 0) in {getattr(one, "index", 0) for one in entry}

    @pytest.mark.usefixtures("only_latin")
    def test_latin_words_need_no_chinese(self) -> None:
        """The font that Matplotlib brings will do."""
        assert font_for("egov ★ →") == LATIN

    @pytest.mark.usefixtures("only_latin")
    def test_white_space_and_control_characters_need_no_font(self) -> None:
        """They are not drawn."""
        assert font_for("a\n\t\u3000\x00b") == LATIN

    @pytest.mark.usefixtures("only_latin")
    def test_where_no_font_has_chinese_it_is_said_what_is_missing_and_what_to_install(self) -> None:
        """In both languages, each character once, the first ten of them."""
        with pytest.raises(UsageError) as refused:
            font_for("大连大连市政务信息系统整合共享 egov")
        for lang in LANGUAGES:
            said = refused.value.text(lang)
            assert "Noto Sans CJK SC" in said
            assert "fonts-noto-cjk" in said
        missing = sorted(set("大连市政务信息系统整合共享"))
        assert f"缺少以下字符：{''.join(missing[:10])}。" in refused.value.text("zh")
        assert len(missing) > 10
        assert "egov" not in refused.value.text("en")

    def test_without_any_font_everything_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """And said."""
        monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
        with pytest.raises(UsageError, match="no installed font has the characters ab"):
            font_for("ba")

    def test_what_is_missing_is_counted_in_the_best_font(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Not in the first one."""
        monkeypatch.setattr(_fonts, "_installed", lambda: ("poor", "better", "worse"))
        monkeypatch.setattr(
            _fonts, "_characters", lambda path: frozenset(map(ord, {"poor": "a", "better": "abc", "worse": ""}[path]))
        )
        with pytest.raises(UsageError, match=r"the characters d\."):
            font_for("abcd")

    def test_before_collections_were_read_a_file_was_its_first_face(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As in Matplotlib before 3.11."""
        monkeypatch.delattr(font_manager, "FontPath", raising=False)
        monkeypatch.setattr(_fonts, "_characters", lambda _: frozenset(map(ord, "egov")))
        assert type(font_for("egov")) is str
