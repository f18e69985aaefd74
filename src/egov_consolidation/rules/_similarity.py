"""Sentences that are alike: how alike two are, and which of many belong together."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from collections.abc import Set as AbstractSet

LONGEST = 2_000
"""Characters beyond which a sentence is only compared as a whole: it is alike to the same sentence, and to no other."""

MOST_HOLDERS = 30
"""A run of characters that more sentences hold than this leads to no comparison: it is a common word."""

LEAST_SHARED = 2
"""How many rare runs two sentences have to share to be compared."""

_RUNS = (2, 4)
_END = re.compile("[。；;！!？?]")


def sentences(content: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence as printed, without its end mark, and its key: letters and digits in one form.

    Examples:
        >>> list(sentences("不再安排专线租赁费。 每年 报 1 次；"))
        [('不再安排专线租赁费', '不再安排专线租赁费'), ('每年 报 1 次', '每年报1次')]
    """
    for piece in _END.split(content):
        key = "".join(filter(str.isalnum, unicodedata.normalize("NFKC", piece).casefold()))
        if key:
            yield piece.strip(), key


def in_common(one: str, other: str) -> int:
    """Return how many characters two strings have in common in the same order.

    Definition: the length of their longest common subsequence.

    Examples:
        >>> in_common("将政务信息共享纳入考核", "将政务信息资源共享工作纳入考核")
        11

    Notes:
        One addition of whole numbers of `len(one)` bits for each character of `other`.

    Source:
        Hyyrö, Bit-parallel LCS-length computation revisited, 2004.
    """
    places: dict[str, int] = {}
    for at, character in enumerate(one):
        places[character] = places.get(character, 0) | 1 << at
    everywhere = free = (1 << len(one)) - 1
    for character in other:
        met = free & places.get(character, 0)
        free = (free + met | free - met) & everywhere
    return len(one) - free.bit_count()


def likeness(one: str, other: str) -> float:
    """Return the share of characters in common, in the same order, of all characters of two strings.

    Definition: c / (a + b - c) with a and b the lengths and c what they have in common; 1 where they are the same.

    Examples:
        >>> likeness("抽检审计", "抽检审计"), likeness("抽检审计", "专项审计")
        (1.0, 0.3333333333333333)
    """
    common = in_common(one, other)
    everything = len(one) + len(other) - common
    return common / everything if everything else 1.0


def groups_of_alike(
    keys: Sequence[str], kinds: Sequence[AbstractSet[Hashable]], least: float
) -> Iterator[tuple[int, ...]]:
    """Put sentences together that are alike, directly or by way of others, and not all of one kind.

    Args:
        keys: The sentences, each different from the others.
        kinds: For each sentence, of which kinds it is.
        least: How alike two have to be.

    Yields:
        The positions of each group in order, also of a group of one where that sentence is of several kinds.

    Notes:
        Two sentences are compared where they share `LEAST_SHARED` runs of two or four characters, each of them one that
        no more than `MOST_HOLDERS` sentences hold. The number of comparisons therefore grows with the number of
        sentences, not with its square; among very many, pairs that share only common words are missed.
    """
    leaders = list(range(len(keys)))
    for one, other in _candidates(keys, least):
        first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
        if first != second and len(kinds[one] | kinds[other]) > 1 and likeness(keys[one], keys[other]) >= least:
            leaders[second] = first
    members: dict[int, list[int]] = {}
    for at in range(len(keys)):
        members.setdefault(_leader(leaders, at), []).append(at)
    for group in members.values():
        if len(frozenset[Hashable]().union(*(kinds[at] for at in group))) > 1:
            yield tuple(group)


def _candidates(keys: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Yield the pairs of positions that share a rare run and are not too different in length, each once."""
    holders: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        shared: Counter[int] = Counter()
        for run in _runs(key):
            held = holders.setdefault(run, [])
            if len(held) < MOST_HOLDERS:
                shared.update(held)
                held.append(at)
        for other in sorted(other for other, runs in shared.items() if runs >= LEAST_SHARED):
            short, long = sorted((len(key), len(keys[other])))
            if short >= least * long:
                yield other, at


def _runs(key: str) -> set[str]:
    if len(key) > LONGEST:
        return set()
    return {key[at : at + size] for size in _RUNS for at in range(len(key) - size + 1)}


def _leader(leaders: list[int], at: int) -> int:
    """Return the leader of a group, and shorten the way to it."""
    while leaders[at] != at:
        leaders[at] = leaders[leaders[at]]
        at = leaders[at]
    return at
