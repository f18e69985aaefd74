"""The arguments of the commands, each explained in both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from typing import TypeAlias

from egov_consolidation.wording import LANGUAGES, Lang, Text

DEFAULT_PLAN = "dalian-2017"
"""The plan that is meant where none is named."""

SEVERITIES = ("note", "warning", "error")
"""The severities by name, the least first."""

REPAIRS = ("min_total_shift", "min_changes", "postpone", "advance")
"""How deadlines can be repaired, the default first."""

_INVENTORY = Text(
    en="what exists: an inventory file, or a folder of tables, as CSV or Parquet",
    zh="底数：文件，或存放各类表格（CSV 或 Parquet）的文件夹",
)
_MOST_DIGITS = 4
_MOST_OF_WHOLE = 9
_SHARE = re.compile(r"1|1\.0{1,9}|0|0?\.[0-9]{1,9}")

Adding: TypeAlias = "Callable[[argparse.ArgumentParser, Lang], None]"
"""What adds some arguments to a command."""


def general(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add what every command understands."""
    group = command.add_argument_group(Text(en="general", zh="通用").say(lang))
    helping = Text(en="show this help and exit", zh="显示本说明并退出").say(lang)
    group.add_argument("-h", "--help", action="help", help=helping)
    spoken = Text(en="language of messages (default: that of the locale)", zh="消息语言（默认依系统语言）").say(lang)
    group.add_argument("--lang", choices=LANGUAGES, default=None, help=spoken)
    if command.prog == "egov":
        shown = Text(en="show the version and exit", zh="显示版本并退出").say(lang)
        group.add_argument("--version", action=_Version, help=shown)


class _Version(argparse.Action):
    """Prints the installed version; looks it up only when asked."""

    def __init__(self, option_strings: list[str], dest: str, **others: object) -> None:
        super().__init__(option_strings, dest, nargs=0, help=str(others["help"]))

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib import metadata  # slow to load: only who asks for the version waits for it

        print(f"egov {metadata.version('egov-consolidation')}")  # noqa: T201 - what was asked for
        parser.exit()


def plan(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add which plan is meant."""
    group = command.add_argument_group(Text(en="plan", zh="方案").say(lang))
    about = Text(
        en="a plan by name, or a file or folder (default: dalian-2017)", zh="方案名称、文件或文件夹（默认 dalian-2017）"
    ).say(lang)
    group.add_argument("plan", metavar="PLAN", type=_named, nargs="?", default=DEFAULT_PLAN, help=about)


def rule(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add which rule is meant."""
    group = command.add_argument_group(Text(en="rule", zh="规则").say(lang))
    about = Text(
        en="one rule, explained, or a family such as NW, listed (default: the whole rulebook)",
        zh="说明某一条规则，或列出一类规则，如 NW（默认列出全部）",
    ).say(lang)
    group.add_argument("rule", metavar="ID", type=_named, nargs="?", default=None, help=about)
    rows = Text(
        en="the row ledger instead: what becomes of every stretch of a plan's rows (default: dalian-2017)",
        zh="改为列出方案各行每处文字的去向（默认 dalian-2017）",
    ).say(lang)
    group.add_argument("--rows", metavar="PLAN", type=_named, nargs="?", const=DEFAULT_PLAN, default=None, help=rows)


def explaining(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add which verdict is explained."""
    group = command.add_argument_group(Text(en="verdict", zh="判定").say(lang))
    rule_id = Text(en="the rule, by its id", zh="规则编号").say(lang)
    group.add_argument("rule", metavar="RULE", type=_named, help=rule_id)
    subject = Text(en="the record, as findings name it: lines/7", zh="记录，写法与检查结果相同，如 lines/7").say(lang)
    group.add_argument("subject", metavar="SUBJECT", help=subject)
    plan = Text(
        en="the plan that sets the days: a name, or a file or folder (default: dalian-2017)",
        zh="规定期限的方案：名称、文件或文件夹（默认 dalian-2017）",
    )
    group.add_argument("--plan", metavar="PLAN", type=_named, default=DEFAULT_PLAN, help=plan.say(lang))
    group.add_argument("--inventory", metavar="FILE", type=_named, required=True, help=_INVENTORY.say(lang))
    as_of = Text(
        en="the day for which the verdict speaks, YYYY-MM-DD or today", zh="判定所针对的日期，YYYY-MM-DD 或 today"
    )
    group.add_argument("--as-of", metavar="DAY", required=True, help=as_of.say(lang))
    settings = Text(
        en="where parameters are set, or none (default: ./egov.toml, else [tool.egov] in ./pyproject.toml)",
        zh="设定参数的文件，或 none（默认 ./egov.toml，否则 ./pyproject.toml 的 [tool.egov]）",
    )
    group.add_argument("--settings", metavar="FILE", type=_named, default=None, help=settings.say(lang))


def reading(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add how a document is read where its text does not say."""
    group = command.add_argument_group(Text(en="reading a document", zh="读取文件").say(lang))
    texts = {
        "--issued": Text(en="the day of issue, YYYY-MM-DD", zh="印发日期，YYYY-MM-DD"),
        "--columns": Text(
            en='meaning of columns by printed header: "责任单位=lead_unit,…"', zh="指定表头含义：“责任单位=lead_unit,…”"
        ),
        "--encoding": Text(en="text encoding (default: found out)", zh="文本编码（默认自动识别）"),
    }
    names = {"--issued": "DAY", "--columns": "HEADER=CELL,…", "--encoding": "NAME"}
    for option, about in texts.items():
        group.add_argument(option, metavar=names[option], default=None, help=about.say(lang))
    strict = Text(en="read 前 as before the day, not by it", zh="“前”不含当日").say(lang)
    group.add_argument("--strict-before", action="store_true", help=strict)
    first = Text(
        en="of several units without 牵头, the first listed leads", zh="未写“牵头”的多个单位，列第一位的为牵头单位"
    ).say(lang)
    group.add_argument("--first-listed-leads", action="store_true", help=first)


def checking(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add how the plan is judged."""
    group = command.add_argument_group(Text(en="judging", zh="检查").say(lang))
    as_of = Text(
        en="the day for which the report speaks, YYYY-MM-DD or today", zh="检查所针对的日期，YYYY-MM-DD 或 today"
    )
    group.add_argument("--as-of", metavar="DAY", required=True, help=as_of.say(lang))
    roster = Text(
        en="who belongs to the groups: a roster file, or the name of one that ships",
        zh="单位名录：文件，或随软件提供的名录",
    )
    group.add_argument("--roster", metavar="FILE", type=_named, default=None, help=roster.say(lang))
    group.add_argument("--inventory", metavar="FILE", type=_named, default=None, help=_INVENTORY.say(lang))
    ledger = Text(
        en="what was done: a ledger, as TOML, JSON or a CSV table", zh="台账：任务进展，TOML、JSON 或 CSV 表格"
    )
    group.add_argument("--ledger", metavar="FILE", type=_named, default=None, help=ledger.say(lang))
    unit = Text(
        en="what this unit has to do and how it stands, and its findings only; the exit status follows from these",
        zh="列出该单位应落实的任务和进展，只列该单位的问题，退出状态也只看所列的问题",
    )
    group.add_argument("--unit", metavar="UNIT", type=_named, default=None, help=unit.say(lang))
    survey = Text(
        en="instead, what has to be found out before all can be decided: by field, and unit by unit",
        zh="改为列出摸清清单：尚缺哪些数据，摸清后可判定多少项，按字段和单位列出",
    )
    group.add_argument("--survey", action="store_true", help=survey.say(lang))
    select = Text(en="only these rules, by id or prefix: PL,LG01", zh="只用这些规则（编号或前缀）：PL,LG01")
    group.add_argument("--select", metavar="RULES", default="", help=select.say(lang))
    ignore = Text(en="not these rules, by id or prefix", zh="不用这些规则（编号或前缀）")
    group.add_argument("--ignore", metavar="RULES", default="", help=ignore.say(lang))
    unknown = Text(en="what cannot be decided does not count for the exit status", zh="无法判定的不影响退出状态")
    group.add_argument("--allow-unknown", action="store_true", help=unknown.say(lang))
    fail_on = Text(
        en="least severity that counts for the exit status (default: note)", zh="影响退出状态的最低级别（默认 note）"
    )
    group.add_argument("--fail-on", choices=SEVERITIES, default=SEVERITIES[0], help=fail_on.say(lang))


def keeping(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add what an office keeps from check to check: permissions, what was known before, settings."""
    group = command.add_argument_group(Text(en="kept from check to check", zh="长期设定").say(lang))
    texts = {
        "--waivers": Text(
            en="departures that are permitted, honoured for rules that hold in principle only",
            zh="已批准的豁免；只对“原则上”条款有效",
        ),
        "--baseline": Text(
            en="findings known before: they are counted, and neither listed nor held against the plan",
            zh="此前已知的问题；只计数，不列出，也不影响退出状态",
        ),
        "--write-baseline": Text(
            en="write what is found now as a baseline, of all units (not with --unit), whole or not at all",
            zh="把此次所有单位的问题写成基线文件（不能与 --unit 同用）；要么完整写入，要么不写",
        ),
        "--settings": Text(
            en="what is set for all checks, or none (default: ./egov.toml, else [tool.egov] in ./pyproject.toml)",
            zh="统一设定的文件，或 none（默认 ./egov.toml，否则 ./pyproject.toml 的 [tool.egov]）",
        ),
    }
    for option, about in texts.items():
        group.add_argument(option, metavar="FILE", type=_named, default=None, help=about.say(lang))


def marks(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add which dependencies count."""
    group = command.add_argument_group(Text(en="dependencies", zh="依赖关系").say(lang))
    about = Text(
        en="which count: explicit,implied,judgement (default: all three)",
        zh="计入哪些：explicit（明示）,implied（蕴含）,judgement（判断）；默认全部",
    )
    group.add_argument("--marks", metavar="MARKS", default=None, help=about.say(lang))


def owing(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add whose obligations are listed, and seen from which day."""
    group = command.add_argument_group(Text(en="obligations", zh="落实任务").say(lang))
    roster = Text(
        en="who belongs to the groups: a roster file, or the name of one that ships",
        zh="单位名录：文件，或随软件提供的名录",
    )
    group.add_argument("--roster", metavar="FILE", type=_named, default=None, help=roster.say(lang))
    as_of = Text(en="count the days left from this day, YYYY-MM-DD or today", zh="以此日计算余天，YYYY-MM-DD 或 today")
    group.add_argument("--as-of", metavar="DAY", default=None, help=as_of.say(lang))
    within = Text(
        en="only what falls due within so many days; needs --as-of", zh="只列若干天内到期的；须同时给出 --as-of"
    )
    group.add_argument("--due-within", metavar="DAYS", type=_days, default=None, help=within.say(lang))
    unit = Text(en="only this unit, by any of its names", zh="只列某一单位（可用别名）")
    group.add_argument("--unit", metavar="UNIT", type=_named, default=None, help=unit.say(lang))


def scheduling(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add from which day, and with what assumptions, dates are reckoned."""
    group = command.add_argument_group(Text(en="schedule", zh="进度").say(lang))
    data_date = Text(
        en="the data date, on which the schedule starts: YYYY-MM-DD or today (default: the day of issue, else the "
        "first day of the month of the earliest deadline)",
        zh="数据日期，即进度起算日：YYYY-MM-DD 或 today（默认印发日期，否则为最早时限所在月的1日）",
    )
    group.add_argument("--data-date", metavar="DAY", default=None, help=data_date.say(lang))
    estimates = Text(
        en="assumed durations: a file, the name of a plan whose estimates ship, or none (default: those that ship "
        "with the plan)",
        zh="假定工期：文件、随软件提供的名称，或 none（默认随方案提供的估计）",
    )
    group.add_argument("--estimates", metavar="FILE", type=_named, default=None, help=estimates.say(lang))
    working = Text(
        en="durations and lags count working days, by the published holidays",
        zh="工期和间隔按工作日计（依公布的放假安排）",
    )
    group.add_argument("--working-days", action="store_true", help=working.say(lang))
    least = Text(
        en="days that each task needs at least after those it waits for, when deadlines are compared (default: 0)",
        zh="比较时限时，每项任务在其前置任务之后至少需要的天数（默认 0）",
    )
    group.add_argument("--least-days", metavar="DAYS", type=_days, default=0, help=least.say(lang))
    repair = Text(
        en="which repair of the deadlines is shown in full: min_total_shift, fewest days moved (the default); "
        "min_changes, fewest tasks moved; postpone, only later; advance, only earlier",
        zh="详细列出哪一种时限修复方式：min_total_shift 变动天数最少（默认），min_changes 变动任务最少，"
        "postpone 只推后，advance 只提前",
    )
    group.add_argument("--repair", choices=REPAIRS, default=REPAIRS[0], help=repair.say(lang))
    lock = Text(en="tasks whose deadlines may not move: 2.2.3,1.8", zh="时限不得变动的任务：2.2.3,1.8")
    group.add_argument("--lock", metavar="TASKS", default="", help=lock.say(lang))
    change = Text(
        en="what follows when tasks take so many days longer, or less: 2.2.3=90,1.1=-5",
        zh="某些任务延长（负数为缩短）若干天的影响：2.2.3=90,1.1=-5",
    )
    group.add_argument("--what-if", metavar="TASK=DAYS", default="", help=change.say(lang))


def risking(command: argparse.ArgumentParser, lang: Lang) -> None:
    """Add whether durations are drawn from their estimates, and how."""
    group = command.add_argument_group(Text(en="risk", zh="风险").say(lang))
    risk = Text(
        en="how likely the plan is to be in time: durations are drawn so many times (default: 10000)",
        zh="按期完成的可能性：按工期估计抽样若干次（默认 10000）",
    )
    group.add_argument(
        "--risk", metavar="SAMPLES", type=_whole, nargs="?", const=10_000, default=None, help=risk.say(lang)
    )
    seed = Text(en="where the random numbers begin (default: 0)", zh="随机种子（默认 0）")
    group.add_argument("--seed", metavar="N", type=_whole, default=None, help=seed.say(lang))
    correlation = Text(
        en="how closely the durations of one unit's tasks rise and fall together, 0 to 1 (default: 0)",
        zh="同一单位各任务工期同增同减的程度，0 至 1（默认 0）",
    )
    group.add_argument("--correlation", metavar="R", type=_share, default=None, help=correlation.say(lang))


def _named(words: str) -> str:
    """Return words that name something: an empty path would be the folder in which the command runs."""
    if not words.strip():
        raise ValueError(words)
    return words


def _whole(words: str) -> int:
    """Return a whole number, of at most nine ASCII digits."""
    if not (words.isascii() and words.isdigit() and len(words) <= _MOST_OF_WHOLE):
        raise ValueError(words)
    return int(words)


def _share(words: str) -> float:
    """Return a number from 0 to 1, of ASCII digits and a point."""
    if not _SHARE.fullmatch(words):
        raise ValueError(words)
    return float(words)


def _days(words: str) -> int:
    """Return a number of days, of at most four ASCII digits."""
    if not (words.isascii() and words.isdigit() and len(words) <= _MOST_DIGITS):
        raise ValueError(words)
    return int(words)


def form(*names: str, about: Text | None = None) -> Adding:
    """Return what adds the forms of output that a command has, the first being the default.

    Args:
        *names: The names of the forms.
        about: What they are, where the names do not say it.
    """
    said = Text(
        en=f"form of the output (default: {names[0]}, or what the name of FILE says)",
        zh=f"输出格式（默认 {names[0]}，写入文件时依其后缀）",
    )
    said = said if about is None else Text(en=f"{said.en}: {about.en}", zh=f"{said.zh}：{about.zh}")

    def add(command: argparse.ArgumentParser, lang: Lang) -> None:
        group = command.add_argument_group(Text(en="output", zh="输出").say(lang))
        group.add_argument("--format", choices=names, default=None, help=said.say(lang))
        to = Text(en="write to this file, whole or not at all", zh="写入文件；要么完整写入，要么不写").say(lang)
        group.add_argument("-o", "--output", metavar="FILE", type=_named, default=None, help=to)

    return add
