"""What is said to people, in Chinese and in English.

A `Text` is one statement in both languages. It may hold named places (`{task}`), which `Text.say` fills with values
in the chosen language; values are inserted, never interpreted. Keys, ids and quotations are the same in both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

import attrs

Lang: TypeAlias = Literal["zh", "en"]
"""A language that the library speaks: `zh` (简体中文) or `en`."""

LANGUAGES: tuple[Lang, ...] = ("zh", "en")
"""Every language that the library speaks."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

Value: TypeAlias = "str | int | dt.date | Text | tuple[str, ...] | None"
"""What may fill a place in a `Text`: words, a number, a day, a bilingual text, a list of words, or nothing known."""

_NOTHING = {"zh": "无", "en": "none"}
_SEPARATOR = {"zh": "、", "en": ", "}


@attrs.frozen
class Text:
    """One statement in both languages, with named places for values.

    Attributes:
        en: The statement in English.
        zh: The same statement in Chinese, with the same places.

    Examples:
        >>> late = Text(en="{task} is {days} days late", zh="{task} 晚 {days} 天")
        >>> late.say("en", task="1.1", days=5)
        '1.1 is 5 days late'
        >>> late.say("zh", task=("1.1", "1.2"), days=5)
        '1.1、1.2 晚 5 天'
    """

    en: str
    zh: str

    def say(self, lang: Lang, /, **values: Value) -> str:
        """Return the statement in one language, its places filled.

        Args:
            lang: `zh` or `en`.
            **values: One value for each place; lists are joined in the manner of the language.

        Returns:
            The finished sentence.

        Raises:
            KeyError: A place has no value.
        """
        template = self.zh if lang == "zh" else self.en
        return template.format_map({name: said(value, lang) for name, value in values.items()}) if values else template

    def fill(self, **values: Value) -> Text:
        """Return the statement with its places filled in both languages.

        Examples:
            >>> Text(en="no {what}", zh="没有{what}").fill(what=Text(en="owner", zh="牵头单位"))
            Text(en='no owner', zh='没有牵头单位')
        """
        return Text(en=self.say("en", **values), zh=self.say("zh", **values))


def language_of(environment: Mapping[str, str]) -> Lang:
    """Return the language of a locale.

    Args:
        environment: The environment of the process; the first of LC_ALL, LC_MESSAGES and LANG that is set decides.

    Returns:
        `zh` for a Chinese locale, else `en`.

    Examples:
        >>> language_of({"LANG": "zh_CN.UTF-8"}), language_of({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"})
        ('zh', 'en')
    """
    named = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "zh" if named.lower().startswith("zh") else "en"


def same(words: str) -> Text:
    """Return a text that reads the same in both languages, such as an id or a path."""
    return Text(en=words, zh=words)


def lines(statements: Iterable[Text]) -> Text:
    """Return several statements as one, each on a line of its own."""
    listed = tuple(statements)
    return Text(en="\n".join(one.en for one in listed), zh="\n".join(one.zh for one in listed))


def enumerated(texts: Iterable[Text]) -> Text:
    """Return several texts as one list.

    Examples:
        >>> both = enumerated((Text(en="tier", zh="层级"), Text(en="unit", zh="单位")))
        >>> both.en, both.zh
        ('tier, unit', '层级、单位')
    """
    listed = tuple(texts)
    return Text(en=_SEPARATOR["en"].join(one.en for one in listed), zh=_SEPARATOR["zh"].join(one.zh for one in listed))


def days_said(days: int) -> Text:
    """Return a number of days in words.

    Examples:
        >>> days_said(1).en, days_said(-30).en, days_said(5).zh
        ('1 day', '-30 days', '5 天')
    """
    return Text(en=f"{days} day" if abs(days) == 1 else f"{days} days", zh=f"{days} 天")


def said(value: Value, lang: Lang) -> str:
    """Return one value as it is printed in one language.

    Examples:
        >>> said(("市审计局", "市财政局"), "zh"), said(None, "en")
        ('市审计局、市财政局', 'none')
    """
    if value is None:
        return _NOTHING[lang]
    if isinstance(value, Text):
        return value.say(lang)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return _SEPARATOR[lang].join(value) if value else _NOTHING[lang]
    return str(value)


def frozen_values(values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    """Return named values as a hashable tuple, in order of name."""
    return tuple(sorted(values.items(), key=lambda item: item[0]))
