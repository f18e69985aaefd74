"""Why a rule says of a record what it says, in sentences and as JSON."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

import attrs

from egov_consolidation.inventory import said_datum
from egov_consolidation.rendering._json import Json, citation_json
from egov_consolidation.rendering._judgement_words import VERDICTS
from egov_consolidation.rendering._rules import parameter_said, quoted
from egov_consolidation.rendering._table import text_lines
from egov_consolidation.rendering._width import wrap
from egov_consolidation.rules.engine import Clause, Explanation, Fact, ParameterUsed
from egov_consolidation.wording import Lang, Text, said

_HEAD = Text(en="{rule} {subject}, as of {as_of}: {verdict}", zh="{rule} {subject}，截至 {as_of}：{verdict}")
_BECAUSE = Text(en="because", zh="原因")
_OPEN = Text(en="cannot be told: whether {words}", zh="尚不能确定：{words}")
_MISSING = Text(en="missing", zh="缺少")
_DATUM = Text(en="{label} ({datum})", zh="{label}（{datum}）")
_WORDS = Text(en="words", zh="原文")
_FACTS = Text(en="data read", zh="所依据的数据")
_PARAMETERS = Text(en="parameters", zh="参数")
_SET = Text(en="set for this check: {said}", zh="本次检查设定：{said}")
_APPLIES = Text(en="the rule speaks of the record where", zh="适用条件")
_REQUIRES = Text(en="what must hold", zh="要求")
_SIGNS = {True: "√", False: "×", None: "?"}
"""Whether a condition holds, does not, or cannot be decided, of the characters that a Chinese console can print."""

_INDENT = "  "
_LISTED = 12
_COUNTED_OF = Text(en="{value}: {names}", zh="{value}：{names}")
_COUNTED_FIRST = Text(en="{value}: {names} and more", zh="{value}：{names}等")


def explanation_text(explanation: Explanation, lang: Lang, *, width: int = 120) -> str:
    """Return an explanation for a terminal or a notebook.

    Args:
        explanation: What `egov_consolidation.rules.explain` returned.
        lang: The language.
        width: Columns of a line.

    Returns:
        The verdict and why it is so, the words of the plan, the data that were read with their values, the parameters
        with the words they rest on, and each condition on a line of its own with what came of it.

    Examples:
        >>> from egov_consolidation.inventory import NOT_YET, Inventory, LeasedLine, UnitFacts, UnitKind
        >>> from egov_consolidation.rules import explain, rule
        >>> line = LeasedLine(id="7", unit="市财政局", is_internet=True, rented_by_unit=True, cancelled_on=NOT_YET)
        >>> units = (UnitFacts(id="市财政局", kind=UnitKind.DEPARTMENT),)
        >>> around, due = Inventory(id="i", units=units), {"NW03.due": "2018-12-31"}
        >>> told = explain(rule("NW03"), line, around, as_of="2019-03-01", parameters=due)
        >>> print(explanation_text(told, "zh").splitlines()[0])
        NW03 lines/7，截至 2019-03-01：不符
    """
    head = _HEAD.say(
        lang,
        rule=explanation.rule_id,
        subject=explanation.subject,
        as_of=explanation.as_of,
        verdict=VERDICTS[explanation.verdict],
    )
    lines = [*wrap(head, width), *wrap(explanation.title.say(lang), width), ""]
    rows = itertools.chain.from_iterable(_labelled(label, words, lang) for label, words in _reasons(explanation, lang))
    lines += text_lines(list(rows), width=width)
    lines += _block(_FACTS, _facts(explanation, lang, width), lang)
    lines += _block(_PARAMETERS, _parameters(explanation.parameters, lang, width), lang)
    lines += _block(_APPLIES, _clauses(explanation.applies, lang, width), lang)
    lines += _block(_REQUIRES, _clauses(explanation.requires, lang, width), lang)
    return "\n".join(lines) + "\n"


def explanation_json(explanation: Explanation, lang: Lang) -> Json:
    """Return the document `egov/explanation/1`."""
    return {
        "schema": "egov/explanation/1",
        "rule": explanation.rule_id,
        "title": explanation.title.say(lang),
        "subject": explanation.subject,
        "as_of": explanation.as_of.isoformat(),
        "verdict": explanation.verdict.value,
        "missing": explanation.missing,
        "decisive": [_clause_json(one, lang) for one in explanation.decisive],
        "applies": [_clause_json(one, lang) for one in explanation.applies],
        "requires": [_clause_json(one, lang) for one in explanation.requires],
        "facts": [_fact_json(one, lang) for one in explanation.facts],
        "parameters": [_parameter_json(one, lang) for one in explanation.parameters],
        "citations": [citation_json(one) for one in explanation.citations],
    }


def _clause_json(clause: Clause, lang: Lang) -> Json:
    return {
        "words": clause.words.say(lang),
        "truth": clause.truth,
        "so_it_is": clause.so_it_is.say(lang),
        "missing": clause.missing,
        "parts": [_clause_json(one, lang) for one in clause.parts],
    }


def _fact_json(fact: Fact, lang: Lang) -> Json:
    return {
        "datum": fact.datum,
        "label": fact.label.say(lang),
        "value": said(fact.value, lang),
        "is_known": fact.is_known,
        "counted": [one.say(lang) for one in fact.counted],
    }


def _parameter_json(used: ParameterUsed, lang: Lang) -> Json:
    return {
        "id": used.parameter.id,
        "about": used.parameter.about.say(lang),
        "unit": used.parameter.unit.say(lang),
        "value": used.value,
        "is_own": used.is_own,
        "citations": [citation_json(one) for one in used.parameter.cites],
    }


def _reasons(explanation: Explanation, lang: Lang) -> Iterator[tuple[Text, list[str]]]:
    yield (
        _BECAUSE,
        [
            (_OPEN.fill(words=one.so_it_is) if one.truth is None else one.so_it_is).say(lang)
            for one in explanation.decisive
        ],
    )
    yield (
        _MISSING,
        [_DATUM.say(lang, label=said_datum(one, explanation.subject), datum=one) for one in explanation.missing],
    )
    yield _WORDS, [quoted(one) for one in explanation.citations]


def _labelled(label: Text, words: Iterable[str], lang: Lang) -> Iterator[list[str]]:
    """Yield rows of which only the first has the label."""
    for place, one in enumerate(words):
        yield ["" if place else label.say(lang), one]


def _block(title: Text, lines: Iterable[str], lang: Lang) -> Iterator[str]:
    """Yield lines under a title; nothing where there are none."""
    shown = [f"{_INDENT}{line}" for line in lines]
    if shown:
        yield from ("", title.say(lang), *shown)


def _facts(explanation: Explanation, lang: Lang, width: int) -> Sequence[str]:
    rows = [[one.label.say(lang), _value(one, lang), one.datum] for one in explanation.facts]
    return text_lines(rows, width=width - len(_INDENT)) if rows else []


def _value(fact: Fact, lang: Lang) -> str:
    """Return what was read; of a number of records also which they are."""
    if not fact.counted:
        return said(fact.value, lang)
    more = len(fact.counted) - _LISTED
    names = said(tuple(one.say(lang) for one in fact.counted[:_LISTED]), lang)
    template = _COUNTED_OF if more <= 0 else _COUNTED_FIRST
    return template.say(lang, value=fact.value, names=names)


def _parameters(used: Iterable[ParameterUsed], lang: Lang, width: int) -> Iterator[str]:
    for one in used:
        words = parameter_said(attrs.evolve(one.parameter, value=one.value), lang)
        yield from wrap(words if one.is_own else _SET.say(lang, said=words), width - len(_INDENT))


def _clauses(clauses: Iterable[Clause], lang: Lang, width: int, deep: int = 0) -> Iterator[str]:
    """Yield each condition on a line of its own, the conditions that it is made of below it."""
    indent = _INDENT * deep
    for one in clauses:
        first, *others = wrap(one.words.say(lang), width - len(_INDENT) * (deep + 2))
        yield f"{indent}{_SIGNS[one.truth]} {first}"
        yield from (f"{indent}{_INDENT}{line}" for line in others)
        yield from _clauses(one.parts, lang, width, deep + 1)
