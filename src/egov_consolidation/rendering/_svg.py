"""Elements of SVG, everything in them escaped."""

from __future__ import annotations

from html import escape


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """Return an element.

    Args:
        name: Its name.
        *inside: The elements in it, as SVG; words go through `words` first.
        **attributes: Its attributes: an underscore stands for a hyphen, and is left out at the end of a name.

    Examples:
        >>> tag("text", words("<1>"), x=2.0, font_size=12, class_="ink")
        '<text x="2.0" font-size="12" class="ink">&lt;1&gt;</text>'
        >>> tag("rect", width=3)
        '<rect width="3"/>'
    """
    opened = name + "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(str(value))}"' for key, value in attributes.items()
    )
    return f"<{opened}>{''.join(inside)}</{name}>" if inside else f"<{opened}/>"


def words(said: str) -> str:
    r"""Return words as SVG shows them; characters that XML cannot hold are left out.

    Examples:
        >>> words("a & b\x00")
        'a &amp; b'
    """
    return escape("".join(one for one in said if one.isprintable()))
