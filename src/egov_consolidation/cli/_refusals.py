"""What argparse says when it does not understand, in the words of this command."""

from __future__ import annotations

from egov_consolidation.wording import Lang, Text

_PATTERNS = (
    ("the following arguments are required: ", Text(en="needs {rest}", zh="缺少 {rest}")),
    ("unrecognized arguments: ", Text(en="does not understand {rest}", zh="无法识别 {rest}")),
)
_OF_ARGUMENT = (
    ("invalid choice: ", Text(en="{name}: is {rest}", zh="{name}：为 {rest}")),
    (
        "invalid _days value: ",
        Text(
            en="{name}: is {rest}, must be a number of days, 0 to 9999", zh="{name}：为 {rest}，须为 0 至 9999 的天数"
        ),
    ),
    (
        "invalid _whole value: ",
        Text(
            en="{name}: is {rest}, must be a whole number of at most nine digits",
            zh="{name}：为 {rest}，须为不超过九位的非负整数",
        ),
    ),
    (
        "invalid _share value: ",
        Text(en="{name}: is {rest}, must be a number from 0 to 1", zh="{name}：为 {rest}，须为 0 至 1 之间的数"),
    ),
    ("invalid _named value: ", Text(en="{name}: is {rest}, must not be empty", zh="{name}：为 {rest}，不得为空")),
    ("expected one argument", Text(en="{name}: needs a value", zh="{name}：缺少取值")),
    (
        "ignored explicit argument ",
        Text(en="{name}: takes no value, {rest} was given", zh="{name}：不带取值，却给出 {rest}"),
    ),
)
_CHOICE = Text(en="{value}, must be one of {choices}", zh="{value}，可选 {choices}")


def refusal(message: str, lang: Lang) -> str:
    """Return argparse's message in one language.

    Args:
        message: What argparse says, in English.
        lang: The language.

    Returns:
        The same in plain words; a message that is not known here is returned as it is.

    Examples:
        >>> refusal("the following arguments are required: --as-of", "zh")
        '缺少 --as-of'
        >>> refusal("argument --lang: invalid choice: 'fr' (choose from 'zh', 'en')", "zh")
        "--lang：为 'fr'，可选 zh、en"
    """
    for start, text in _PATTERNS:
        if message.startswith(start):
            return text.say(lang, rest=message.removeprefix(start))
    name, found, rest = message.removeprefix("argument ").partition(": ")
    for start, text in _OF_ARGUMENT:
        if found and rest.startswith(start):
            return text.say(lang, name=name, rest=_choices(rest.removeprefix(start), lang))
    return message


def _choices(rest: str, lang: Lang) -> str:
    value, found, choices = rest.partition(" (choose from ")
    if not found:
        return rest
    names = choices.removesuffix(")").split(", ")
    return _CHOICE.say(lang, value=value, choices=tuple(one.strip("'") for one in names))
