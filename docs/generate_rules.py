"""Writes the pages of the rules from their docstrings, metadata and examples; `--check` only compares.

    python docs/generate_rules.py [--check]

With `--check` nothing is written, the pages that differ are named, and the exit status is 1 if there are any.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

import written_pages

from egov_consolidation.checking import check
from egov_consolidation.findings import Finding, Report
from egov_consolidation.model import ALL_MARKS
from egov_consolidation.rendering import markdown, markdown_table, rule_facts
from egov_consolidation.rules import Rule, rulebook
from egov_consolidation.testing import ExampleCase, examples, explanation

FOLDER = Path(__file__).parent / "reference" / "rules"
HEADS = ("What", "Why", "Fix", "Limits")
HEADS_ZH = ("检查", "理由", "改法", "局限")
COLUMNS = ("", "English", "中文")
WRITTEN_BY = "<!-- written by docs/generate_rules.py -->"
KIND = re.compile(r"\[{1,2}cases\.([a-z]+)")
GIVEN = {
    "plan": "the plan · 方案",
    "inventory": "the inventory · 底数",
    "roster": "the roster · 单位名录",
    "progress": "the ledger · 台账",
}
"""What an example may give, as its file calls it."""


def main(arguments: Sequence[str], folder: Path = FOLDER) -> int:
    """Write or compare the pages, and return the exit status."""
    return written_pages.main("Write the pages of the rules.", arguments, folder, pages())


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    return {"index.md": index(), **{f"{rule.id}.md": page(rule) for rule in rulebook()}}


def index() -> str:
    """Return the page that lists the rules."""
    rows = [
        f"| [{rule.id}]({rule.id}.md) | {markdown(rule.name)} | {markdown(rule.title.en)} | {markdown(rule.title.zh)} |"
        for rule in rulebook()
    ]
    about = (
        "Every rule that comes with the package: what must hold, on what it rests, what it cannot see, and examples "
        "that run as tests.\n\n随软件提供的全部规则：要求、依据、局限，以及作为测试运行的示例。"
    )
    table = "\n".join(["| rule · 规则 | name · 名称 | what must hold | 要求 |", "| --- | --- | --- | --- |", *rows])
    return joined(WRITTEN_BY, "# Rules · 规则", about, table)


def page(rule: Rule) -> str:
    """Return the page of one rule, in both languages."""
    messages = [[key, message.en, message.zh] for key, message in sorted(rule.messages.items())]
    return joined(
        WRITTEN_BY,
        f"# {rule.id} {markdown(rule.name)}",
        f"{markdown(rule.title.en)}.\n\n{markdown(rule.title.zh)}。",
        facts(rule),
        *explained(rule.doc, HEADS, ":"),
        *explained(explanation(rule.id).zh, HEADS_ZH, "："),
        "## Messages · 消息",
        markdown_table(COLUMNS, messages),
        "## Examples · 示例",
        *(part for case, one in zip(examples(rule.id), files(rule), strict=True) for part in shown(case, one)),
    )


def joined(*parts: str) -> str:
    """Return the parts of a page, an empty line between them."""
    return "\n\n".join(parts) + "\n"


def facts(rule: Rule) -> str:
    """Return what is known of a rule as a table."""
    both = zip(rule_facts(rule, "en"), rule_facts(rule, "zh"), strict=True)
    return markdown_table(
        COLUMNS, [[f"{label} · {label_zh}", words, words_zh] for (label, words), (label_zh, words_zh) in both]
    )


def explained(doc: str, heads: Sequence[str], colon: str) -> Iterator[str]:
    """Yield the explanation of a rule: its summary, then each head with its words."""
    summary, *lines = doc.split("\n")
    yield markdown(summary)
    words = " ".join(line.strip() for line in lines)
    for head, following in zip(heads, (*heads[1:], None), strict=True):
        said = words.partition(f"{head}{colon}")[2]
        said = (said if following is None else said.partition(f" {following}{colon}")[0]).strip()
        yield f"**{head}{colon}** {markdown(said[:1].upper() + said[1:])}"


def files(rule: Rule) -> list[str]:
    """Return what the examples of a rule are judged by, as its example file prints it, each kind as a file."""
    path = resources.files("egov_consolidation.rules") / "examples" / f"{rule.id}.toml"
    cases = path.read_text(encoding="utf-8").split("[[cases]]\n")[1:] if path.is_file() else []
    return [printed(case[case.index("\n\n") :]) for case in cases]


def printed(tables: str) -> str:
    """Return the tables of an example as the files of their kinds; where there are several, each is named."""
    kinds: dict[str, list[str]] = {}
    for table in tables.strip().split("\n\n"):
        found = KIND.match(table)
        kinds.setdefault(found[1] if found else next(reversed(kinds)), []).append(table)
    named = len(kinds) > 1
    blocks = (f"```toml\n{file(kind, tables)}\n```" for kind, tables in kinds.items())
    return "\n\n".join(
        f"{GIVEN[kind]}:\n\n{block}" if named else block for kind, block in zip(kinds, blocks, strict=True)
    )


def file(kind: str, tables: Sequence[str]) -> str:
    """Return the tables of one kind as those of a file of it."""
    text = "\n\n".join(tables)
    return text.replace(f"[cases.{kind}]\n", "").replace(f"[cases.{kind}.", "[").strip()


def shown(case: ExampleCase, files: str) -> Iterator[str]:
    """Yield one example: what it shows, what is judged, and what the rule says of it."""
    yield f"### {markdown(case.name)}"
    yield f"{markdown(case.about.en)}\n\n{markdown(case.about.zh)}"
    yield files
    report = check(
        case.plan,
        as_of=case.as_of,
        inventory=case.inventory,
        roster=case.roster,
        progress=case.progress,
        select=[case.rule_id],
        marks=case.marks,
        parameters=dict(case.parameters),
    )
    yield f"{asked(case)}: {counted(report, case.rule_id)}"
    if report.findings:
        yield "\n".join(line for finding in report for line in told(finding))


def asked(case: ExampleCase) -> str:
    """Return how an example is judged."""
    parts = [f"as of {case.as_of.isoformat()}"]
    if case.marks != ALL_MARKS:
        parts.append("marks " + ", ".join(sorted(case.marks)))
    parts += [f"{name} = {value:g}" for name, value in sorted(case.parameters.items())]
    return markdown("; ".join(parts))


def counted(report: Report, rule_id: str) -> str:
    """Return how many subjects got which verdict."""
    counts = [f"{verdict.value} {count}" for verdict, count in report.verdicts[rule_id].items() if count]
    return markdown(", ".join(counts) or "nothing to judge")


def told(finding: Finding) -> Iterator[str]:
    """Yield a finding in both languages."""
    subjects = ", ".join(finding.subjects)
    yield f"- **{finding.verdict.value}** {finding.severity.name} {markdown(subjects)}"
    yield f"    - {markdown(finding.text('en'))}"
    yield f"    - {markdown(finding.text('zh'))}"
    if finding.missing:
        yield f"    - missing · 缺少: {markdown(', '.join(finding.missing))}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
