"""The rulebook, and one rule explained."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from egov_consolidation.findings import Verdict
from egov_consolidation.model import Citation
from egov_consolidation.rendering._json import Json, citation_json, text_json
from egov_consolidation.rendering._judgement_words import BASES, SEVERITIES, STRENGTHS, VERDICTS
from egov_consolidation.rendering._table import markdown, markdown_table, text_lines, text_table
from egov_consolidation.rendering._width import display_width, wrap
from egov_consolidation.rules import Rule
from egov_consolidation.settings import Measure, Parameter
from egov_consolidation.wording import Lang, Text

_SEVERAL = {"zh": "；", "en": "; "}
_UNSET = Text(en="not set (the rule is undecided without it)", zh="未设定（缺此值则无法判定）")
_LEAD = Text(en="the unit that leads the row", zh="该项任务的牵头单位")
_SET_BY_PLAN = Text(en="set by the plan", zh="由方案规定")
_HEADERS = (
    Text(en="rule", zh="规则"),
    Text(en="name", zh="名称"),
    Text(en="what must hold", zh="要求"),
    Text(en="severity", zh="级别"),
    Text(en="rests on", zh="依据"),
)


def rules_json(rules: Iterable[Rule]) -> Json:
    """Return the document `egov/rules/1`."""
    return {"schema": "egov/rules/1", "rules": [_rule_json(rule) for rule in rules]}


def _rule_json(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "name": rule.name,
        "family": rule.family,
        "title": text_json(rule.title),
        "speaks_of": text_json(rule.speaks_of),
        "strength": rule.strength.value,
        "severity": rule.severity.name,
        "basis": [one.value for one in rule.basis],
        "citations": [citation_json(citation) for citation in rule.cites],
        "reason": text_json(rule.reason),
        "parameters": [_parameter_json(parameter) for parameter in rule.parameters],
        "holds_from": None if rule.holds_from is None else rule.holds_from.isoformat(),
        "holds_until": None if rule.holds_until is None else rule.holds_until.isoformat(),
        "holds_after": rule.holds_after,
        "since": rule.since,
        "is_default": rule.is_default,
        "doc": rule.doc,
    }


def _parameter_json(parameter: Parameter) -> Json:
    return {
        "id": parameter.id,
        "about": text_json(parameter.about),
        "unit": text_json(parameter.unit),
        "measure": parameter.measure.value,
        "value": parameter.value,
        "citations": [citation_json(citation) for citation in parameter.cites],
        "reason": text_json(parameter.reason),
    }


def rules_text(rules: Iterable[Rule], lang: Lang, *, width: int) -> str:
    """Return the rulebook as a table for a terminal."""
    return text_table([header.say(lang) for header in _HEADERS], _rows(rules, lang), width=width) + "\n"


def rules_markdown(rules: Iterable[Rule], lang: Lang) -> str:
    """Return the rulebook as a Markdown table."""
    return markdown_table([header.say(lang) for header in _HEADERS], _rows(rules, lang)) + "\n"


def _rows(rules: Iterable[Rule], lang: Lang) -> Sequence[Sequence[str]]:
    return [
        [
            rule.id,
            rule.name,
            rule.title.say(lang),
            SEVERITIES[rule.severity.name].say(lang),
            _joined((BASES[one] for one in rule.basis), lang),
        ]
        for rule in rules
    ]


def _joined(texts: Iterable[Text], lang: Lang) -> str:
    return _SEVERAL[lang].join(text.say(lang) for text in texts)


def rule_facts(rule: Rule, lang: Lang) -> list[tuple[str, str]]:
    """Return what is known of a rule beside its title and docstring: pairs of label and words."""
    facts = [
        (Text(en="name", zh="名称"), rule.name),
        (Text(en="speaks of", zh="对象"), rule.speaks_of.say(lang)),
        *((Text(en="whose duty", zh="责任单位"), _LEAD.say(lang)) for _ in range(rule.is_duty_of_lead)),
        (Text(en="strength", zh="约束力"), STRENGTHS[rule.strength].say(lang)),
        (Text(en="severity", zh="级别"), SEVERITIES[rule.severity.name].say(lang)),
        *((Text(en="in force", zh="适用期间"), days.say(lang)) for days in (_in_force(rule),) if days is not None),
        (Text(en="rests on", zh="依据"), _joined((BASES[one] for one in rule.basis), lang)),
        *((Text(en="words", zh="原文"), quoted(citation)) for citation in rule.cites),
        *((Text(en="reason", zh="理由"), reason.say(lang)) for reason in (rule.reason,) if reason is not None),
        *((Text(en="parameter", zh="参数"), parameter_said(one, lang)) for one in rule.parameters),
        (Text(en="since", zh="起始版本"), rule.since),
    ]
    return [(label.say(lang), words) for label, words in facts]


def _in_force(rule: Rule) -> Text | None:
    """Return the days on which a rule is in force, or nothing where it always is."""
    if rule.holds_after is not None:
        return Text(
            en="from the day after the one that the plan sets ({name})", zh="自方案所定期限（{name}）次日起"
        ).fill(name=rule.holds_after)
    match rule.holds_from, rule.holds_until:
        case None, None:
            return None
        case first, None:
            return Text(en="from {first} on", zh="{first} 起").fill(first=first)
        case None, last:
            return Text(en="until {last}", zh="至 {last} 止").fill(last=last)
        case first, last:
            return Text(en="from {first} until {last}", zh="{first} 起，至 {last} 止").fill(first=first, last=last)


def parameter_said(parameter: Parameter, lang: Lang) -> str:
    """Return a parameter in one line: its value, what it means, and what it rests on."""
    unset = _UNSET if parameter.measure is Measure.NUMBER else _SET_BY_PLAN
    value = unset.say(lang) if parameter.value is None else _value_said(parameter, parameter.value, lang)
    about = Text(en="{id} = {value}: {about}{cites}", zh="{id} = {value}：{about}{cites}").say(
        lang, id=parameter.id, value=value, about=parameter.about, cites=_cited(parameter.cites)
    )
    if parameter.reason is None:
        return about
    return Text(en="{about}. {reason}", zh="{about}。{reason}").say(lang, about=about, reason=parameter.reason)


def _value_said(parameter: Parameter, value: float, lang: Lang) -> str:
    if parameter.measure is Measure.DAY:
        return str(parameter.said(value))
    return f"{value:g} {parameter.unit.say(lang)}"


def _cited(citations: Sequence[Citation]) -> Text:
    """Return the words that a value rests on, in brackets, or nothing."""
    if not citations:
        return Text(en="", zh="")
    words = tuple(map(quoted, citations))
    return Text(en=f" ({_SEVERAL['en'].join(words)})", zh=f"（{_SEVERAL['zh'].join(words)}）")


def quoted(citation: Citation) -> str:
    """Return a citation in one line.

    Examples:
        >>> quoted(Citation(document="dalian-2017", row="1.4", quote="原则上不允许"))
        'dalian-2017 1.4 “原则上不允许”'
    """
    return f"{citation.place()} “{citation.quote}”"


class Example(Protocol):
    """A case that shows what a rule says: documentation and test at once."""

    @property
    def name(self) -> str:
        """Its name, in kebab-case."""
        ...

    @property
    def about(self) -> Text:
        """What it shows."""
        ...

    @property
    def said(self) -> Sequence[tuple[Verdict, tuple[str, ...]]]:
        """The findings that the rule makes of it: verdict and subjects."""
        ...


def rule_text(
    rule: Rule, examples: Sequence[Example], lang: Lang, *, width: int, explanation: Text | None = None
) -> str:
    """Return one rule explained, for a terminal.

    Args:
        rule: The rule.
        examples: What shows it at work.
        lang: The language.
        width: Columns of the terminal.
        explanation: What it looks at, why, what mends it and what it cannot see; its docstring where none is given.

    Returns:
        Title, facts, explanation and examples.
    """
    lines = wrap(f"{rule.id} {rule.title.say(lang)}", width)
    facts = [[label, words] for label, words in rule_facts(rule, lang)]
    lines += ["", *text_lines(facts, width=width), "", *_explained(_doc(rule, explanation, lang), width)]
    if examples:
        shown = [[example.name, _example(example, lang)] for example in examples]
        lines += ["", _EXAMPLES.say(lang), *text_lines(shown, width=width)]
    return "\n".join(lines) + "\n"


def _explained(doc: str, width: int) -> Iterator[str]:
    """Yield the lines of a docstring anew for a width; what hangs below a label stays below it."""
    paragraphs: list[str] = []
    for line in doc.split("\n"):
        if line.startswith(" ") and paragraphs:
            paragraphs[-1] += " " + line.strip()
        else:
            paragraphs.append(line)
    for paragraph in paragraphs:
        label = _LABEL.match(paragraph)
        indent = 0 if label is None else label.end()
        first, *others = wrap(paragraph[indent:], width - display_width(paragraph[:indent]))
        yield paragraph[:indent] + first
        yield from (" " * display_width(paragraph[:indent]) + line for line in others)


_LABEL = re.compile(r"[A-Z][a-z]+: +|(检查|理由|改法|局限)：")


def _doc(rule: Rule, explanation: Text | None, lang: Lang) -> str:
    return (explanation.say(lang) if explanation is not None else "") or rule.doc


def rule_markdown(rule: Rule, examples: Sequence[Example], lang: Lang, *, explanation: Text | None = None) -> str:
    """Return one rule explained, as Markdown; the arguments are those of `rule_text`."""
    facts = [f"- **{markdown(label)}**: {markdown(words)}" for label, words in rule_facts(rule, lang)]
    shown = [f"- **{markdown(example.name)}**: {markdown(_example(example, lang))}" for example in examples]
    body = [
        f"# {rule.id} {markdown(rule.title.say(lang))}",
        "\n".join(facts),
        f"```text\n{_doc(rule, explanation, lang)}\n```",
    ]
    if shown:
        body += [f"## {_EXAMPLES.say(lang)}", "\n".join(shown)]
    return "\n\n".join(body) + "\n"


_EXAMPLES = Text(en="Examples", zh="示例")


def _example(example: Example, lang: Lang) -> str:
    one = Text(en="{verdict}: {subjects}", zh="{verdict}：{subjects}")
    said = [one.say(lang, verdict=VERDICTS[verdict], subjects=subjects) for verdict, subjects in example.said]
    nothing = Text(en="nothing departs", zh="无问题").say(lang)
    return f"{example.about.say(lang)} → {_SEVERAL[lang].join(said) or nothing}"
