"""Elements of HTML and SVG, everything in them escaped."""

from __future__ import annotations

from html import escape


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """Return an element.

    Args:
        name: Its name.
        *inside: What is in it, as markup; words go through `words` first. Where nothing is given it is closed at once.
        **attributes: Its attributes: an underscore stands for a hyphen, and is left out at the end of a name; an empty
            attribute is left out.

    Examples:
        >>> tag("text", words("<1>"), x=2.0, font_size=12, class_="ink")
        '<text x="2.0" font-size="12" class="ink">&lt;1&gt;</text>'
        >>> tag("rect", width=3, class_="")
        '<rect width="3"/>'
    """
    opened = name + "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(str(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{opened}>{''.join(inside)}</{name}>" if inside else f"<{opened}/>"


def words(said: str) -> str:
    r"""Return words as markup shows them; what steers a terminal or cannot stand in markup is left out.

    Examples:
        >>> words("a &\u3000b\x00")
        'a &amp; b'
    """
    return escape("".join(one if one.isprintable() else " " if one.isspace() else "" for one in said))
