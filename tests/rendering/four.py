"""Four tasks whose dates were worked out by hand, and how pictures and pages are read back without the library."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html.parser import HTMLParser

import attrs

from egov_consolidation.dates import day
from egov_consolidation.model import (
    Assignment,
    Citation,
    Deadline,
    DeadlineKind,
    Dependency,
    DependencyType,
    Mark,
    Plan,
    Role,
    Task,
)
from egov_consolidation.schedule import Schedule, analyze
from egov_consolidation.wording import Text

SVG = "{http://www.w3.org/2000/svg}"
STANDING = Deadline(kind=DeadlineKind.STANDING, text="长期")


def by(last_day: str) -> Deadline:
    """Return a deadline on a day."""
    return Deadline(kind=DeadlineKind.BY_DATE, text=last_day, last_day=day(last_day))


def waits(successor: str, predecessor: str, kind: str = "FS", lag: int = 0, mark: str = "explicit") -> Dependency:
    """Return a dependency."""
    return Dependency(
        predecessor=predecessor,
        successor=successor,
        type=DependencyType(kind),
        lag=lag,
        mark=Mark(mark),
        reason=Text(en="platforms come first", zh="先有平台") if mark == "judgement" else None,
        quotes=(Citation(document="four", row=successor, quote="接入"),) if successor == "2" else (),
    )


def four() -> Plan:
    """Return four tasks: the second is due before the first, the third misses its deadline, the fourth has no dates."""
    return Plan(
        id="four",
        title="四项任务",
        tasks=(
            Task(
                id="1",
                content="建设平台。",
                content_en="Build the platform.",
                assignments=(Assignment(role=Role.LEAD, unit="市审计局"),),
                duration=10,
                deadline=by("2018-03-31"),
            ),
            Task(
                id="2",
                content="接入平台。",
                content_en="Connect to the platform.",
                assignments=(Assignment(role=Role.LEAD, unit="市财政局"),),
                duration=5,
                deadline=by("2018-03-20"),
                dependencies=(waits("2", "1", lag=2, mark="judgement"),),
            ),
            Task(id="3", content="编制目录。", duration=3, deadline=by("2018-03-02")),
            Task(id="4", content="长期更新。", deadline=STANDING),
        ),
    )


def schedule_of_four() -> Schedule:
    """Return their schedule from 1 March 2018.

    1: 1 to 10 March, critical. 2: 13 to 17 March, critical, two days after it. 3: 1 to 3 March, a day after its
    deadline; it may slip until 17 March. The deadlines of 1 and 2 are 18 days short.
    """
    return analyze(four(), data_date="2018-03-01")


def plan_of(*tasks: Task, title: str = "方案") -> Plan:
    """Return a plan."""
    return Plan(id="p", title=title, tasks=tasks)


def loop() -> Plan:
    """Return two tasks that wait for each other."""
    return plan_of(
        Task(id="1", content="建设。", duration=3, dependencies=(waits("1", "2"),)),
        Task(id="2", content="接入。", duration=1, dependencies=(waits("2", "1"),)),
    )


def drawing(svg: str) -> ET.Element:
    """Return an SVG, read as XML."""
    return ET.fromstring(svg)  # noqa: S314 - our own


def elements(root: ET.Element, name: str, class_: str | None = None) -> list[ET.Element]:
    """Return the elements of a name, and of a class where one is given."""
    return [one for one in root.iter(SVG + name) if class_ is None or one.get("class") == class_]


def number(of: ET.Element, attribute: str) -> float:
    """Return an attribute as a number."""
    return float(of.get(attribute, "nan"))


def said(root: ET.Element) -> str:
    """Return all words of an SVG."""
    return "\n".join(one.text or "" for one in root.iter(SVG + "text"))


_VOID = {"meta", "br"}


@attrs.define(eq=False)
class Page(HTMLParser):
    """A page as a browser reads it: its elements in order, each with its attributes and words.

    Attributes:
        opened: The elements that are open.
        found: Name, attributes and words of each element.
        stray: End tags that close nothing that is open.
    """

    opened: list[int] = attrs.field(factory=list)
    found: list[tuple[str, dict[str, str | None], list[str]]] = attrs.field(factory=list)
    stray: list[str] = attrs.field(factory=list)

    def __attrs_pre_init__(self) -> None:
        """Begin as the parser does."""
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element, open it where it has an end."""
        assert len(dict(attrs)) == len(attrs), f"{tag} says an attribute twice"
        self.found.append((tag, dict(attrs), []))
        if tag not in _VOID:
            self.opened.append(len(self.found) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element that is closed at once."""
        self.found.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        if self.opened and self.found[self.opened[-1]][0] == tag:
            self.opened.pop()
        else:
            self.stray.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep words of the element that is open."""
        if self.opened:
            self.found[self.opened[-1]][2].append(data)

    def texts(self, tag: str) -> list[str]:
        """Return the words of the elements of a name."""
        return ["".join(words) for name, _, words in self.found if name == tag]

    def attributes(self) -> Iterator[tuple[str, str, str | None]]:
        """Yield every attribute, with the name of its element."""
        return ((name, key, value) for name, held, _ in self.found for key, value in held.items())


def read_page(text: str) -> Page:
    """Return a page or a piece of one as a browser reads it; every element in it is closed where it has to be."""
    page = Page()
    page.feed(text)
    page.close()
    assert not page.opened
    assert not page.stray
    return page


def needs_nothing(page: Page) -> bool:
    """Return whether a page runs nothing and fetches nothing."""
    fetching = {"src", "href", "xlink:href", "srcset", "data", "action", "poster", "background", "style"}
    runs = {name for name, _, _ in page.found} & {"script", "iframe", "object", "embed", "link", "base", "img", "form"}
    reaching = [key for _, key, _ in page.attributes() if key in fetching or key.startswith("on")]
    styles = "".join(page.texts("style"))
    return not runs and not reaching and "url(" not in styles and "@import" not in styles


HOSTILE = """<script>alert(1)</script>]]>"'&amp;<!-- --><b onclick=x>\u202e\x00\x1b[31m\u3000末"""
"""What may stand in a plan that somebody made, and must be shown as it is."""
