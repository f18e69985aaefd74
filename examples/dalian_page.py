"""Write one Markdown page about the plan of Dalian, 2017: its rows, what departs from the rules, and its graph.

Usage: python examples/dalian_page.py PAGE.md [zh|en]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from egov_consolidation import check, issued
from egov_consolidation.rendering import graph_markdown, report_markdown, tasks_markdown
from egov_consolidation.wording import Lang

AS_OF = "2017-11-10"


def page(lang: Lang) -> str:
    """Return the page in one language."""
    plan = issued.load("dalian-2017")
    report = check(plan, as_of=AS_OF)
    graph = graph_markdown(plan, lang, findings=report.by_rule("PL04"))
    title = {
        "zh": "# 大连市2017年方案：任务、问题、依赖关系",
        "en": "# The plan of Dalian, 2017: tasks, findings, dependencies",
    }[lang]
    dependencies = {"zh": "## 依赖关系", "en": "## Dependencies"}[lang]
    sections = [tasks_markdown(plan, lang), report_markdown(report, lang)]
    return "\n\n".join([title, *(_a_level_down(section) for section in sections), dependencies, graph])


def _a_level_down(section: str) -> str:
    """Return a section with its headings one level deeper, since the page has a title of its own."""
    return re.sub("^#", "##", section, flags=re.MULTILINE).rstrip()


def main(arguments: list[str]) -> None:
    """Write the page."""
    file = Path(arguments[0])
    lang: Lang = "zh" if arguments[1:] == ["zh"] else "en"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(lang), encoding="utf-8")
    print(f"{file}: {len(issued.load('dalian-2017'))} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
