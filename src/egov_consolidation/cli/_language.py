"""Which language the command speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from egov_consolidation.wording import LANGUAGES, Lang, language_of


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """Return the language that the arguments ask for, else that of the locale.

    Args:
        arguments: The words of the command; the last `--lang zh` or `--lang=en` wins.
        environment: The environment; the first of LC_ALL, LC_MESSAGES and LANG that is set decides.

    Returns:
        `zh` for a Chinese locale, else `en`.

    Examples:
        >>> chosen_language(["tasks", "--lang", "zh"], {}), chosen_language(["tasks"], {"LANG": "zh_CN.UTF-8"})
        ('zh', 'zh')
    """
    asked = [value for name, value in pairwise(arguments) if name == "--lang"]
    asked += [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    for lang in LANGUAGES:
        if asked and asked[-1] == lang:
            return lang
    return language_of(environment)
