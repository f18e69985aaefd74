"""What the command understands, explained in one language. Loads nothing of what it starts."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from egov_consolidation.cli import _arguments as given
from egov_consolidation.cli._output import printable
from egov_consolidation.cli._refusals import refusal
from egov_consolidation.errors import EgovError
from egov_consolidation.wording import Lang, Text

_ABOUT = Text(
    en="Turns an issued plan for consolidating and sharing government information systems\n"
    "into typed data, a graph and checks.",
    zh="把政务信息系统整合共享实施方案变成可计算的数据、关系图和检查结果。",
)
_EPILOG = Text(
    en="PLAN is a plan that ships with the package (dalian-2017, the default), a file:\n"
    ".txt, .toml, .json, or a folder with annex.txt.\n"
    "Exit status: 0 nothing found; 1 something departs or cannot be decided, or no rule ran;\n"
    "2 bad use, or input that could not be read.",
    zh="PLAN 为随软件提供的方案（默认 dalian-2017）、文件（.txt、.toml、.json）或文件夹。\n"
    "退出状态：0 未发现问题；1 有不符或无法判定之处，或未执行任何规则；2 用法有误或输入无法读取。",
)
_PICTURES = Text(
    en="html is a page that opens offline, svg a Gantt chart, vega the same for Vega-Lite",
    zh="html 为可离线打开的网页，svg 为甘特图，vega 为 Vega-Lite 甘特图",
)
_COMMANDS = {
    "tasks": (
        Text(
            en="the rows, typed: owner, theme, content, deadline and the day it means",
            zh="逐行列出任务：责任单位、任务、内容、时限及其所指日期",
        ),
        (given.plan, given.reading, given.form("text", "json", "markdown", "html")),
    ),
    "check": (
        Text(
            en="judges the plan, and lists what departs and what cannot be decided",
            zh="检查方案，列出不符和无法判定之处",
        ),
        (
            given.plan,
            given.checking,
            given.keeping,
            given.marks,
            given.reading,
            given.form("text", "json", "markdown", "html"),
        ),
    ),
    "schedule": (
        Text(
            en="early and late dates, float, critical paths, conflicts of deadlines, the smallest repair",
            zh="最早和最迟日期、时差、关键路径、时限冲突及最小修复",
        ),
        (
            given.plan,
            given.scheduling,
            given.risking,
            given.marks,
            given.reading,
            given.form("text", "json", "markdown", "html", "svg", "vega", about=_PICTURES),
        ),
    ),
    "rules": (
        Text(
            en="the rulebook, one rule explained with its quotation, examples and limits, or the row ledger",
            zh="规则一览，或逐条说明其依据、示例和局限，或逐行列出方案文字的去向",
        ),
        (given.rule, given.form("text", "json", "markdown")),
    ),
    "explain": (
        Text(
            en="why a rule says of a record what it says: the data read, the clause that decides, the words behind it",
            zh="说明某条规则对某条记录的判定：所依据的数据、起决定作用的条件和原文",
        ),
        (given.explaining, given.form("text", "json")),
    ),
    "graph": (
        Text(en="the dependencies", zh="任务之间的依赖关系"),
        (given.plan, given.marks, given.reading, given.form("mermaid", "json", "markdown")),
    ),
    "obligations": (
        Text(en="who owes what, by when", zh="哪个单位、何时、应完成什么"),
        (given.plan, given.owing, given.reading, given.form("text", "json", "markdown")),
    ),
}


class LeavingError(EgovError):
    """The process is to be left: the words were not understood, or help was printed; all has been said.

    Attributes:
        status: The exit status.
    """

    def __init__(self, status: int) -> None:
        """Keep the exit status."""
        self.status = status
        super().__init__("")


class _Parser(argparse.ArgumentParser):
    """A parser that speaks one language throughout."""

    lang: Lang = "en"

    def format_usage(self) -> str:
        return _translated(super().format_usage(), self.lang)

    def format_help(self) -> str:
        return _translated(super().format_help(), self.lang)

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            sys.stderr.write(printable(message))
        raise LeavingError(status)

    def error(self, message: str) -> NoReturn:
        see = Text(en="see {prog} --help", zh="用法见 {prog} --help").say(self.lang, prog=self.prog)
        self.exit(2, f"{self.prog}: {refusal(message, self.lang)}\n{see}\n")


def _translated(words: str, lang: Lang) -> str:
    return words.replace("usage: ", "用法：", 1) if lang == "zh" else words


def parser(lang: Lang) -> argparse.ArgumentParser:
    """Return the parser of the command, in one language.

    Raises:
        LeavingError: By its `parse_args`, where argparse would leave the process: the words were not understood, or
            help was printed.
    """
    top = _Parser(
        prog="egov",
        description=_ABOUT.say(lang),
        epilog=_EPILOG.say(lang),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
        allow_abbrev=False,
    )
    top.lang = lang
    given.general(top, lang)
    titled = Text(en="commands", zh="命令").say(lang)
    commands = top.add_subparsers(title=titled, metavar="COMMAND", dest="module", required=True, prog="egov")
    for name, (about, arguments) in _COMMANDS.items():
        said = about.say(lang)
        command = commands.add_parser(name, help=said, description=said, add_help=False, allow_abbrev=False)
        command.lang = lang
        for add in (*arguments, given.general):
            add(command, lang)
    return top
