"""Packs: rules of other people, which an installed package offers under a prefix of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from types import ModuleType

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._gathering import gather
from egov_consolidation.rules._outcome import Crash, Outcome
from egov_consolidation.rules._rule import Basis, Rule, plan_rule
from egov_consolidation.wording import Text

GROUP = "egov_consolidation.rules"
"""The group of entry points in which packs stand: the name is the prefix, the value a module that holds the rules."""

RESERVED = ("WV",)
"""Prefixes that are used beside those of the rulebook: what is asked of waivers."""

_NO_NUMBER = "00"
_SHOWN = 200
_TITLE = Text(en="The pack {pack} can be used", zh="规则包 {pack} 能够使用")
_REASON = Text(
    en="Rules that are installed and do not judge must not be taken for rules that find nothing.",
    zh="已安装而未能参与判定的规则，不得视为判定后未发现问题。",
)
_EXPLAINED = """The pack can be used.

What:   loads the pack and asks whether all its rules are its own.
Why:    rules that are installed and do not judge must not be taken for rules that find nothing.
Fix:    mend the pack, or uninstall it.
Limits: says nothing about what its rules would have found.

规则包能够使用。

检查：加载规则包，并核对其中的规则是否均用自己的前缀。
理由：已安装而未能参与判定的规则，不得视为判定后未发现问题。
改法：修复规则包，或将其卸载。
局限：不说明其规则本应发现什么。
"""
"""What both languages are told of it: no example file stands beside it."""
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
    en="pack {pack}: holds {ids}, must hold rules whose ids are its prefix {prefix} and two digits, 01 to 99",
    zh="规则包 {pack}：含 {ids}，规则编号须为前缀 {prefix} 加两位数字（01 至 99）",
)
_BROKEN = Text(
    en="pack {pack}: cannot be loaded ({why}). mend it, or uninstall it",
    zh="规则包 {pack}：无法加载（{why}）；请修复或卸载",
)
_UNUSED = Text(en="{why}. none of its rules has judged anything", zh="{why}；其规则本次均未参与判定")
_NO_MODULE = Text(en="{value} is no module", zh="{value} 不是模块")


@attrs.frozen(kw_only=True)
class Pack:
    """Rules of other people.

    Attributes:
        name: Name of the package that brings them.
        prefix: The two letters with which all their ids begin.
        rules: The rules, in the order of their ids; of a pack that cannot be used, the one that says so.
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
        The packs, loaded: that runs the code of their modules. In place of one that cannot be loaded, or holds a rule
        that is not its own, stands one rule that is never passed and says why: the other rules judge all the same.

    Raises:
        UsageError: The prefix of a pack is no prefix, or is in use: nobody could tell whose findings are whose.
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
        found.append(Pack(name=name, prefix=entry.name, rules=_usable_rules(entry, name)))
    return tuple(found)


def _name(entry: EntryPoint) -> str:
    return entry.value if entry.dist is None else entry.dist.name


def _usable_rules(entry: EntryPoint, name: str) -> tuple[Rule, ...]:
    try:
        return _rules(entry, name)
    except UsageError as refused:
        return (_in_place_of_all(entry.name, name, refused.message),)


def _in_place_of_all(prefix: str, name: str, why: Text) -> Rule:
    """Return the rule that stands for those of a pack that cannot be used; its number is that of no other."""

    def pack_can_be_used(_: Context) -> Iterator[Outcome]:
        yield Crash(subject=name, exception="UsageError", message=_UNUSED.fill(why=why))

    pack_can_be_used.__doc__ = _EXPLAINED
    return plan_rule(
        f"{prefix}{_NO_NUMBER}",
        "pack-can-be-used",
        title=_TITLE.fill(pack=name),
        speaks_of=Text(en="a pack", zh="规则包"),
        basis=(Basis.JUDGED,),
        reason=_REASON,
        messages={"unused": _UNUSED},
        since="0.1",
    )(pack_can_be_used)


def _rules(entry: EntryPoint, name: str) -> tuple[Rule, ...]:
    module = _module(entry, name)
    rules, own = gather(module), f"{entry.name}(?!{_NO_NUMBER})[0-9]{{2}}"
    strangers = tuple(rule.id for rule in rules if not re.fullmatch(own, rule.id))
    if strangers:
        raise UsageError(_STRANGERS.fill(pack=name, ids=strangers, prefix=entry.name))
    home = module.__name__ if hasattr(module, "__path__") else ""
    return tuple(attrs.evolve(rule, home=home) for rule in rules)


def _module(entry: EntryPoint, name: str) -> ModuleType:
    try:
        module = entry.load()
    except (Exception, SystemExit) as refused:
        why = f"{type(refused).__name__}: {' '.join(str(refused).split())[:_SHOWN]}"
        raise UsageError(_BROKEN.fill(pack=name, why=why)) from refused
    if not isinstance(module, ModuleType):
        raise UsageError(_BROKEN.fill(pack=name, why=_NO_MODULE.fill(value=entry.value)))
    return module
