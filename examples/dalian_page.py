"""Write one Markdown page about the plan of Dalian, 2017: its rows, what departs from the rules, and its graph.

Usage: python examples/dalian_page.py PAGE.md [zh|en]
"""

from __future__ import annotations

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
    heading = {"zh": "# 依赖关系", "en": "# Dependencies"}[lang]
    out_of_order = report.by_rule("PL04")
    return "\n".join(
        [
            tasks_markdown(plan, lang),
            report_markdown(report, lang),
            heading,
            "",
            graph_markdown(plan, lang, findings=out_of_order),
        ]
    )


def main(arguments: list[str]) -> None:
    """Write the page."""
    file = Path(arguments[0])
    lang: Lang = "zh" if arguments[1:] == ["zh"] else "en"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(lang), encoding="utf-8")
    print(f"{file}: {len(issued.load('dalian-2017'))} rows")


if __name__ == "__main__":
    main(sys.argv[1:])
