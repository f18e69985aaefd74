"""Packs: rules of other people, which an installed package offers under a prefix of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.rules._gathering import gather
from egov_consolidation.rules._rule import Rule
from egov_consolidation.wording import Text

GROUP = "egov_consolidation.rules"
"""The group of entry points in which packs stand: the name is the prefix, the value a module that holds the rules."""

RESERVED = ("WV",)
"""Prefixes that are used beside those of the rulebook: what is asked of waivers."""

_BUILT_IN = Text(en="egov-consolidation itself", zh="egov-consolidation 自带规则")
_PREFIX = re.compile("[A-Z]{2}")
_NO_PREFIX = Text(
    en="pack {pack}: its prefix is {prefix}, must be two capital letters",
    zh="规则包 {pack}：前缀为 {prefix}，须为两个大写字母",
)
_TAKEN = Text(
    en="pack {pack}: its prefix {prefix} is that of {other}, must be its own. uninstall one of them",
    zh="规则包 {pack}：前缀 {prefix} 已由 {other} 使用，须使用自己的前缀；请卸载其中之一",
)
_STRANGERS = Text(
    en="pack {pack}: holds {ids}, must hold rules whose ids are its prefix {prefix} and two digits",
    zh="规则包 {pack}：含 {ids}，规则编号须为前缀 {prefix} 加两位数字",
)
_BROKEN = Text(
    en="pack {pack}: cannot be loaded ({why}). mend it, or uninstall it",
    zh="规则包 {pack}：无法加载（{why}）；请修复或卸载",
)
_NO_MODULE = Text(en="{value} is no module", zh="{value} 不是模块")


@attrs.frozen(kw_only=True)
class Pack:
    """Rules of other people.

    Attributes:
        name: Name of the package that brings them.
        prefix: The two letters with which all their ids begin.
        rules: The rules, in the order of their ids.
    """

    name: str
    prefix: str
    rules: tuple[Rule, ...]


def packs(entries: Iterable[EntryPoint] | None = None, *, families: Iterable[str] = ()) -> tuple[Pack, ...]:
    """Return the packs that are installed, in the order of their prefixes.

    Args:
        entries: Where the packs stand; all installed ones by default.
        families: Prefixes that are in use already.

    Returns:
        The packs, loaded: that runs the code of their modules.

    Raises:
        UsageError: A pack cannot be loaded, its prefix is no prefix or in use, or a rule in it has another prefix.
    """
    owners = dict.fromkeys((*RESERVED, *families), _BUILT_IN)
    found: list[Pack] = []
    for entry in sorted(
        entry_points(group=GROUP) if entries is None else entries, key=lambda one: (one.name, one.value)
    ):
        name = _name(entry)
        if not _PREFIX.fullmatch(entry.name):
            raise UsageError(_NO_PREFIX.fill(pack=name, prefix=entry.name))
        if entry.name in owners:
            raise UsageError(_TAKEN.fill(pack=name, prefix=entry.name, other=owners[entry.name]))
        owners[entry.name] = Text(en=name, zh=name)
        found.append(Pack(name=name, prefix=entry.name, rules=_rules(entry, name)))
    return tuple(found)


def _name(entry: EntryPoint) -> str:
    return entry.value if entry.dist is None else entry.dist.name


def _rules(entry: EntryPoint, name: str) -> tuple[Rule, ...]:
    rules = gather(_module(entry, name))
    strangers = tuple(rule.id for rule in rules if not re.fullmatch(f"{entry.name}[0-9]{{2}}", rule.id))
    if strangers:
        raise UsageError(_STRANGERS.fill(pack=name, ids=strangers, prefix=entry.name))
    return rules


def _module(entry: EntryPoint, name: str) -> ModuleType:
    try:
        module = entry.load()
    except Exception as refused:
        raise UsageError(_BROKEN.fill(pack=name, why=f"{type(refused).__name__}: {refused}")) from refused
    if not isinstance(module, ModuleType):
        raise UsageError(_BROKEN.fill(pack=name, why=_NO_MODULE.fill(value=entry.value)))
    return module
