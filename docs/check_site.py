"""Checks that the built documentation opens from a folder, with no network: no page may load anything from a host.

Usage: python docs/check_site.py build/site
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path

LOADED_BY = {"script": "src", "img": "src", "iframe": "src", "link": "href", "source": "src"}
NOT_LOADED = {"canonical", "next", "prev"}
IN_STYLE = re.compile(r"""(?:url\(|@import)\s*['"]?((?:https?:)?//[^'")\s]+)""")


class Loads(HTMLParser):
    """Collects the addresses on hosts that a page loads by itself; links that a reader may follow are none."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag loads."""
        values = dict(attrs)
        address = values.get(LOADED_BY.get(tag, "")) or ""
        if address.startswith(("http:", "https:", "//")) and values.get("rel") not in NOT_LOADED:
            self.addresses.append(address)


def loaded_from_hosts(page: Path) -> list[str]:
    """Return the addresses on hosts that a page or a style sheet loads."""
    text = page.read_text(encoding="utf-8")
    if page.suffix == ".css":
        return IN_STYLE.findall(text)
    loads = Loads()
    loads.feed(text)
    return loads.addresses


def main(folder: str) -> int:
    """Print each page with what it loads from a host, and return the exit status."""
    site = Path(folder)
    pages = sorted([*site.rglob("*.html"), *site.rglob("*.css")])
    problems = [
        f"{page}: loads {address}, must load files of the site only"
        for page in pages
        for address in loaded_from_hosts(page)
    ]
    print("\n".join(problems) or f"{folder}: {len(pages)} files, none loads anything from a host")
    if not pages:
        print(f"{folder}: no pages, must hold the built site", file=sys.stderr)
    return 1 if problems or not pages else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
