"""Elements of HTML and SVG: whatever is put in comes out again, and nothing else does."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egov_consolidation.rendering._markup import tag, words

from .four import HOSTILE, read_page

ANYTHING = st.text(max_size=60)


def shown(said: str) -> str:
    """Return what is to be seen of words: what can be printed, with spaces for other white space."""
    return "".join(one if one.isprintable() else " " if one.isspace() else "" for one in said)


class TestWords:
    """`words`."""

    @given(ANYTHING)
    def test_xml_reads_back_what_can_be_printed(self, said: str) -> None:
        """Expat reads them as they were."""
        assert (ET.fromstring(f"<a>{words(said)}</a>").text or "") == shown(said)  # noqa: S314 - our own

    @given(ANYTHING)
    def test_html_reads_back_what_can_be_printed(self, said: str) -> None:
        """So does a parser of HTML, and it meets no element."""
        page = read_page(f"<p>{words(said)}</p>")
        assert page.texts("p") == [shown(said)]
        assert len(page.found) == 1

    def test_what_steers_is_left_out(self) -> None:
        """Terminals, and the direction of writing."""
        assert not set("\x00\x1b\u202e") & set(words(HOSTILE))


class TestTag:
    """`tag`."""

    @given(ANYTHING.filter(lambda said: shown(said) != ""))
    def test_attributes_are_read_back(self, said: str) -> None:
        """Quotation marks and angle brackets among them."""
        element = ET.fromstring(tag("a", data_said=said))  # noqa: S314 - our own
        assert element.get("data-said") == " ".join(shown(said).split(" "))

    def test_elements_stand_in_elements(self) -> None:
        """In the order in which they are given."""
        element = ET.fromstring(tag("a", tag("b", "1"), tag("c"), class_="x"))  # noqa: S314 - our own
        assert [(one.tag, one.text) for one in element] == [("b", "1"), ("c", None)]
        assert element.attrib == {"class": "x"}

    @pytest.mark.parametrize(("inside", "written"), [((), "<td/>"), (("",), "<td></td>")])
    def test_only_what_was_given_nothing_is_closed_at_once(self, inside: tuple[str, ...], written: str) -> None:
        """An empty cell of HTML has an end."""
        assert tag("td", *inside, class_="") == written

    def test_numbers_may_be_nothing(self) -> None:
        """0 is an attribute, no words are none."""
        assert tag("a", x=0, y="") == '<a x="0"/>'
