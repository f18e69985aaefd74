"""How time and memory grow with the length of an annex: reading it, fanning it out, checking it.

Usage: python benchmarks/reading.py [--quick]

Annexes of a thousand, ten thousand and a hundred thousand rows are made up from a fixed seed. Each is read in a fresh
process, given one dependency for every second row (an annex prints none), fanned out over 50 departments and 15
regions, and judged by all rules. Time per row has to stay about flat.

The peer for reading is the csv module of Python, which splits the same rows into the same cells and does nothing
else: it is the floor. No other tool that is known to us reads this form, Word tables that were converted to text with
merged cells left blank, so there is none to compare what is read. How long `egov check` takes as a whole, the start of
Python included, is set against a Python that starts and does nothing.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from egov_consolidation import check
from egov_consolidation.findings import Verdict
from egov_consolidation.model import Dependency, Mark, Plan, Roster, obligations
from egov_consolidation.reading import read_plan_text
from egov_consolidation.wording import Text

SIZES = (1_000, 10_000, 100_000)
QUICK = (200, 2_000)
AS_OF = "2018-06-30"
HEADERS = 3
"""Header rows of an annex, one for each of its tables."""
STAGES = ("csv", "read", "fan out", "check")
CHECK_OF_DALIAN = (
    "from egov_consolidation.cli import main; raise SystemExit(main(['check', 'dalian-2017', '--as-of', '2017-11-10']))"
)

DEPARTMENTS = 50
REGIONS = 15
THEME = 6
"""Rows that one theme spans: only the first of them prints it, as in cells that were merged."""


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_VERBS = _words("梳理 编制 汇总 清理 整合 迁移 关停 建设 完善 审核 评估 公布 更新 上报 验收 推广")
_FIELDS = _words(
    "人口 户籍 婚姻 出生 教育 就业 社保 医保 养老 住房 公积金 土地 规划 测绘 环保 气象 水务 林业 海洋 渔业 农业 粮食 "
    "交通 港口 铁路 航空 物流 商务 外贸 口岸 旅游 文化 体育 新闻 档案 民政 慈善 残疾人 司法 信访 公安 消防 安监 质监 "
    "工商 食药 卫生 疾控 科技 知识产权 工业 能源 电力 燃气 供热 财政 税务 审计 统计 金融 国资 价格 信用 招投标"
)
_KINDS = _words("审批 监管 执法 统计 档案 服务 备案 登记 培训 预警 结算 调度 查询 公示 巡查 评价")
_THINGS = _words("信息系统 数据库 资源目录 共享清单 专网 机房 网站 移动应用 数据接口 标准规范 运维合同 年度预算")
_ENDS = (
    "，报市政府办公厅",
    "，接入统一共享平台",
    "，按国家部署进行整合",
    "，并形成书面报告",
    "，逐步向社会开放",
    "，实现互联互通、业务协同、信息共享",
    "，报市审计局备案",
    "",
)
_WHEN = (
    *(f"{year}年{month}月底前" for year in (2018, 2019) for month in range(1, 13)),
    *(f"2018年{month}月{day}日前" for month in range(1, 13) for day in (10, 15, 20)),
    *("长期", "每年", "每季度", "2018年11月中旬", "2018年上半年", "根据整合方案\n时间要求"),
)
_HEADERS = ("序号", "工作任务", "工作内容和要求", "完成时限")
_UNIT_HEADERS = ("单位\n序号", "牵头单位", "任务\n序号", "工作任务", "工作内容和工作要求", "完成时限")
_TITLE = "附件\n某市政务信息系统整合共享工作任务分工\n"

_Result = TypeVar("_Result")


@attrs.frozen
class Measured:
    """What one stage took for one size.

    Attributes:
        seconds: Time of the processor, so that what else runs on the machine counts little.
        peak: Growth of memory in bytes, from before the first stage up to the end of this one.
        count: How much came out: rows with headers, rows, obligations, findings.
    """

    seconds: float
    peak: int
    count: int


def roster() -> Roster:
    """Return who belongs to the two groups that the annexes address."""
    groups = {
        "departments": tuple(_department(number) for number in range(DEPARTMENTS)),
        "regions": tuple(f"第{number}区" for number in range(REGIONS)),
    }
    return Roster(id="made-up", groups=groups)


def tables(rows: int, seed: int = 2017) -> tuple[list[list[str]], ...]:
    """Return the three tables of an annex, headers first: two fifths of the rows, two fifths, one fifth."""
    draw = random.Random(seed)
    by_department, by_unit = rows * 2 // 5, rows * 2 // 5
    return (
        [list(_HEADERS), *_group_rows(by_department, draw)],
        [list(_UNIT_HEADERS), *_unit_rows(by_unit, draw)],
        [list(_HEADERS), *_group_rows(rows - by_department - by_unit, draw)],
    )


def annex(printed: Sequence[Sequence[Sequence[str]]]) -> str:
    """Return the tables as the text of an annex."""
    titles = ("一、市政府各部门负责落实的", "二、市政府相关部门负责落实的", "三、各地区负责落实的")
    parts = (f"{title}工作任务\n{_text(table)}" for title, table in zip(titles, printed, strict=True))
    return _TITLE + "\n" + "\n".join(parts)


def _text(table: Sequence[Sequence[str]]) -> str:
    return "".join("".join(f"\t{cell}\n" for cell in row) + "\n" for row in table)


def _group_rows(count: int, draw: random.Random) -> Iterator[list[str]]:
    for number in range(count):
        yield [str(number + 1), *_task(number, draw)]


def _unit_rows(count: int, draw: random.Random) -> Iterator[list[str]]:
    each = -(-count // DEPARTMENTS)
    for number in range(count):
        unit, task = divmod(number, each)
        named = [str(unit + 1), _department(unit)] if task == 0 else ["", ""]
        yield [*named, str(task + 1), *_task(task, draw)]


def _task(number: int, draw: random.Random) -> list[str]:
    field, kind, thing = draw.choice(_FIELDS), draw.choice(_KINDS), draw.choice(_THINGS)
    other = draw.choice(_FIELDS)
    content = f"{draw.choice(_VERBS)}{field}{kind}{thing}，会商{other}{draw.choice(_KINDS)}工作{draw.choice(_ENDS)}。"
    return [f"推进{field}领域整合共享" if number % THEME == 0 else "", content, draw.choice(_WHEN)]


def _department(number: int) -> str:
    return f"市{_FIELDS[number]}局"


def measure(folder: Path) -> dict[str, Measured]:
    """Run all stages once for the annex in a folder; the memory is that of this process."""
    _warm_up()
    text, separated = ((folder / name).read_text(encoding="utf-8") for name in ("annex.txt", "annex.csv"))
    before = _peak()

    def timed(stage: Callable[[], _Result], count: Callable[[_Result], int]) -> tuple[_Result, Measured]:
        start = time.process_time()
        result = stage()
        seconds = time.process_time() - start
        return result, Measured(seconds, _peak() - before, count(result))

    in_csv = timed(lambda: sum(1 for _ in csv.reader(io.StringIO(separated))), int)[1]
    plan, read = timed(lambda: _read(text), len)
    fanned = timed(lambda: sum(1 for _ in obligations(plan, roster())), int)[1]
    plan = _related(plan)
    report, checked = timed(lambda: check(plan, as_of=AS_OF, roster=roster()), lambda found: len(found.findings))
    assert read.count == in_csv.count - HEADERS
    assert report.totals[Verdict.ERROR] == 0
    return dict(zip(STAGES, (in_csv, read, fanned, checked), strict=True))


def _warm_up() -> None:
    """Load what is loaded once, and fill what is worked out once, so that no row pays for it."""
    check(_related(_read(annex(tables(100)))), as_of=AS_OF, roster=roster())


def _read(text: str) -> Plan:
    return read_plan_text(text, form="annex", document="made-up.txt")


def _separated(printed: tuple[list[list[str]], ...]) -> str:
    file = io.StringIO()
    for table in printed:
        csv.writer(file).writerows(table)
    return file.getvalue()


def _related(plan: Plan) -> Plan:
    """Let every second row depend on the row above it."""
    reason = Text(en="needs it", zh="以其为前提")
    tasks = list(plan)
    for at in range(1, len(tasks), 2):
        edge = Dependency(predecessor=tasks[at - 1].id, successor=tasks[at].id, mark=Mark.JUDGEMENT, reason=reason)
        tasks[at] = attrs.evolve(tasks[at], dependencies=(edge,))
    return attrs.evolve(plan, tasks=tuple(tasks))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def measured_apart(rows: int) -> dict[str, Measured]:
    """Run all stages in a fresh process, so that no size sees the memory of another, nor of what was made up."""
    with tempfile.TemporaryDirectory() as folder:
        made = tables(rows)
        Path(folder, "annex.txt").write_text(annex(made), encoding="utf-8")
        Path(folder, "annex.csv").write_text(_separated(made), encoding="utf-8")
        command = [sys.executable, __file__, "--measure", folder]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return {stage: Measured(**values) for stage, values in json.loads(done.stdout).items()}


def report_of(sizes: tuple[int, ...]) -> None:
    """Print the table of all sizes and stages."""
    print(f"{'stage':8} {'rows':>7} {'seconds':>8} {'µs/row':>8} {'ratio':>6} {'peak, KiB/row':>13}  out")
    first: dict[str, float] = {}
    for rows in sizes:
        stages = measured_apart(rows)
        for stage, one in stages.items():
            each = one.seconds / rows
            ratio = each / first.setdefault(stage, each)
            peak = one.peak / rows / 1024
            print(f"{stage:8} {rows:7} {one.seconds:8.2f} {each * 1e6:8.1f} {ratio:6.2f} {peak:13.1f}  {one.count}")
        print(f"reading takes {stages['read'].seconds / stages['csv'].seconds:.0f} times as long as csv")
    print("seconds: of the processor; ratio: time per row against the smallest size")
    print("peak: growth of memory from before the first stage up to the end of this one")
    print("out: rows with headers, rows, obligations, findings")


def report_of_start(times: int) -> None:
    """Print how long the check of the plan of Dalian takes as a whole process."""
    nothing, whole = (_median(code, times) for code in ("pass", CHECK_OF_DALIAN))
    print(f"egov check dalian-2017: {whole:.2f} s, {whole / nothing:.1f} times a Python that does nothing")


def _median(code: str, times: int) -> float:
    return statistics.median(_seconds(code) for _ in range(times))


def _seconds(code: str) -> float:
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)
    seconds = time.perf_counter() - start
    assert done.returncode in {0, 1}, done.stderr
    assert not done.stderr, done.stderr
    return seconds


def main() -> None:
    """Measure, or, as a process of its own, measure one size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="small sizes")
    parser.add_argument("--measure", type=Path, metavar="FOLDER", help="one annex, in this process, as JSON")
    asked = parser.parse_args()
    if asked.measure is not None:
        print(json.dumps({stage: attrs.asdict(one) for stage, one in measure(asked.measure).items()}))
        return
    report_of(QUICK if asked.quick else SIZES)
    report_of_start(3 if asked.quick else 9)


if __name__ == "__main__":
    main()
