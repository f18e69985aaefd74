"""How likely a plan is to be in time, for people and for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

import attrs

from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._parts import Part, Table
from egov_consolidation.rendering._signs import LATE_SIGN
from egov_consolidation.rendering._tasks import content_said, unit_said
from egov_consolidation.rendering._width import cut
from egov_consolidation.schedule import Probability, RiskAnalysis, Spread, TaskRisk, UnitRisk
from egov_consolidation.wording import Lang, Text

_CONTENT = 24
_HALF = 0.5
_HEADING = Text(en="how likely the plan is to be in time", zh="按期完成的可能性")
_END = Text(
    en="Half of the samples end by {p50}, 80 % by {p80}, 90 % by {p90}.",
    zh="抽样结果中，半数不晚于 {p50} 全部完成，80% 不晚于 {p80}，90% 不晚于 {p90}。",
)
_TOGETHER = Text(
    en="All deadlines are met together in {share} of the samples.", zh="全部完成时限同时得到满足的占 {share}。"
)
_RESTS_ON = Text(en="On what this rests: {remarks}.", zh="以上结果的前提：{remarks}。")
_SIGNS = Text(
    en="{late} is more likely late than in time. Decides: in how many samples a day lost here is a day lost at the end "
    "(criticality index). Weight: how much of the uncertainty of the end it brings (schedule sensitivity index). "
    "Follows: how closely the end follows its duration (cruciality by Spearman's rho).",
    zh="{late} 逾期的可能性大于按期。决定工期：此处延误一天、总工期即顺延一天的抽样占比（关键度指数）；"
    "不确定性：其对总工期不确定性的影响（进度敏感性指数）；相关度：总工期随其工期变化的密切程度"
    "（斯皮尔曼等级相关系数）。",
)
_OF_UNITS = Text(
    en="In time means all deadlines of the unit together; critical, how many of its tasks are on average.",
    zh="“全部按期”指该单位各项时限同时得到满足；“关键任务”指其任务中平均有多少项为关键任务。",
)
_BY_TASK = Text(en="by task", zh="分任务情况")
_BY_UNIT = Text(en="by unit", zh="分单位情况")
_NOBODY = Text(en="(nobody named)", zh="（未写明单位）")
_SEPARATOR = {"en": "; ", "zh": "；"}
_GAP = {"en": " ", "zh": ""}


def risk_parts(risk: RiskAnalysis | None, lang: Lang, *, width: int | None = None) -> Iterator[Part]:
    """Yield what the samples say: of the end, of each task, of each unit; nothing where that was not asked.

    Args:
        risk: What a risk analysis found.
        lang: Language of the words.
        width: Columns of the terminal: a narrow one does without some columns. `None` to show everything whole.
    """
    if risk is not None:
        yield Part(heading=_HEADING.say(lang), summary=_summary(risk, lang), paragraphs=(_rests_on(risk, lang),))
        yield Part(
            heading=_BY_TASK.say(lang),
            paragraphs=(_SIGNS.say(lang, late=LATE_SIGN),),
            table=_table(_task_columns(risk, lang, width), tuple(risk), lang, width),
        )
        yield Part(
            heading=_BY_UNIT.say(lang),
            paragraphs=(_OF_UNITS.say(lang),),
            table=_table(_unit_columns(lang), risk.units, lang, width),
        )


def _summary(risk: RiskAnalysis, lang: Lang) -> str:
    said = [_END.say(lang, p50=risk.end.p50, p80=risk.end.p80, p90=risk.end.p90)]
    if risk.on_time is not None:
        said.append(_TOGETHER.say(lang, share=share_said(risk.on_time.value)))
    return _GAP[lang].join(said)


def _rests_on(risk: RiskAnalysis, lang: Lang) -> str:
    return _RESTS_ON.say(lang, remarks=_SEPARATOR[lang].join(remark.say(lang) for remark in risk.remarks))


def share_said(share: float) -> Text:
    """Return a share as a percentage; what is not quite nothing or all is not said to be.

    Examples:
        >>> share_said(0.6213).en, share_said(0.9996).zh, share_said(1).en
        ('62 %', '>99%', '100 %')
    """
    percent = round(100 * share)
    said = "<1" if percent == 0 < share else ">99" if share < 1 and percent == 100 else str(percent)  # noqa: PLR2004
    return Text(en=f"{said} %", zh=f"{said}%")


# ------------------------------------------------------------------------------------------------------------- tables

_Of = TypeVar("_Of", TaskRisk, UnitRisk)


@attrs.frozen
class _Column(Generic[_Of]):
    """A column of a table of tasks or units.

    Attributes:
        header: Its title.
        cell: What stands in it.
        is_figure: Whether it holds numbers.
        least: From how many columns on a terminal has room for it.
    """

    header: Text
    cell: Callable[[_Of], str]
    is_figure: bool = False
    least: int = 0


def _table(columns: Sequence[_Column[_Of]], of: Sequence[_Of], lang: Lang, width: int | None) -> Table:
    shown = [column for column in columns if width is None or width >= column.least]
    return Table(
        headers=[column.header.say(lang) for column in shown],
        rows=[[column.cell(one) for column in shown] for one in of],
        mark=LATE_SIGN,
        figures=frozenset(place for place, column in enumerate(shown) if column.is_figure),
    )


def _task_columns(risk: RiskAnalysis, lang: Lang, width: int | None) -> Sequence[_Column[TaskRisk]]:
    def content(task: TaskRisk) -> str:
        words = content_said(risk.plan[task.id], lang).replace("\n", " ")
        return words if width is None else cut(words, _CONTENT)

    return (
        _Column(Text(en="", zh=""), _sign),
        _Column(Text(en="id", zh="编号"), lambda task: task.id),
        _Column(Text(en="content", zh="工作内容"), content, least=124),
        _Column(Text(en="P50", zh="P50"), lambda task: task.finish.p50.isoformat()),
        _Column(Text(en="P80", zh="P80"), lambda task: task.finish.p80.isoformat(), least=96),
        _Column(Text(en="P90", zh="P90"), lambda task: task.finish.p90.isoformat()),
        _Column(Text(en="last day", zh="截止日"), lambda task: "" if task.last_day is None else str(task.last_day)),
        _Column(Text(en="in time", zh="按期"), lambda task: _in_time(task, lang), is_figure=True),
        _decides(lang),
        _Column(
            Text(en="weight", zh="不确定性"),
            lambda task: _number(task.sensitivity.schedule_sensitivity_index),
            is_figure=True,
        ),
        _follows(least=96),
    )


def _unit_columns(lang: Lang) -> Sequence[_Column[UnitRisk]]:
    return (
        _Column(Text(en="", zh=""), _sign),
        _Column(Text(en="unit", zh="单位"), lambda unit: unit_said(unit.unit, lang) or _NOBODY.say(lang)),
        _Column(Text(en="tasks", zh="任务数"), lambda unit: str(len(unit.tasks)), is_figure=True),
        _Column(Text(en="deadlines", zh="时限数"), lambda unit: str(len(unit.dated)), is_figure=True),
        _Column(Text(en="all in time", zh="全部按期"), lambda unit: _in_time(unit, lang), is_figure=True),
        _decides(lang),
        _Column(Text(en="critical", zh="关键任务"), lambda unit: f"{unit.criticality_sum:.1f}", is_figure=True),
        _follows(least=0),
    )


def _decides(lang: Lang) -> _Column[Any]:
    header = Text(en="decides", zh="决定工期")
    return _Column(header, lambda one: share_said(one.sensitivity.criticality_index).say(lang), is_figure=True)


def _follows(least: int) -> _Column[Any]:
    header = Text(en="follows", zh="相关度")
    return _Column(header, lambda one: _number(one.sensitivity.cruciality.spearman), is_figure=True, least=least)


def _sign(of: TaskRisk | UnitRisk) -> str:
    return LATE_SIGN if of.on_time is not None and of.on_time.value < _HALF else ""


def _in_time(of: TaskRisk | UnitRisk, lang: Lang) -> str:
    return "" if of.on_time is None else share_said(of.on_time.value).say(lang)


def _number(of: float | None) -> str:
    return "" if of is None else f"{of:.2f}"


# --------------------------------------------------------------------------------------------------------------- JSON


def risk_json(risk: RiskAnalysis, lang: Lang) -> Json:
    """Return what a risk analysis found, as it stands in the document `egov/schedule/1`.

    Args:
        risk: What it found.
        lang: Language of its remarks.
    """
    options = risk.options
    return {
        "samples": options.samples,
        "seed": options.seed,
        "distribution": str(options.distribution),
        "correlation": options.correlation,
        "end": {
            **_quantiles(risk.end),
            "mean_days": risk.end_mean,
            "deviation_days": risk.end_deviation,
            "days": [{"day": one["day"], "samples": one["count"]} for one in risk.end.to_records()],
        },
        "on_time": _probability(risk.on_time),
        "tasks": [_task_json(task) for task in risk],
        "units": [_unit_json(unit) for unit in risk.units],
        "without_estimate": risk.without_estimate,
        "remarks": [remark.say(lang) for remark in risk.remarks],
    }


def _quantiles(of: Spread) -> dict[str, Json]:
    return {"p50": of.p50.isoformat(), "p80": of.p80.isoformat(), "p90": of.p90.isoformat()}


def _probability(of: Probability | None) -> Json:
    return None if of is None else {"probability": of.value, "standard_error": of.standard_error}


def _task_json(task: TaskRisk) -> Json:
    return {
        "id": task.id,
        "sampled": task.is_sampled,
        **_quantiles(task.finish),
        "last_day": None if task.last_day is None else task.last_day.isoformat(),
        "on_time": _probability(task.on_time),
        "sensitivity": task.sensitivity.to_record(),
    }


def _unit_json(unit: UnitRisk) -> Json:
    return {
        "unit": unit.unit,
        "tasks": unit.tasks,
        "dated": unit.dated,
        "on_time": _probability(unit.on_time),
        "criticality_sum": unit.criticality_sum,
        "sensitivity": unit.sensitivity.to_record(),
    }
