# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # How likely the annex is to be in time
#
# A schedule says one day for each task. Work seldom takes the days it was thought to take, and where several tasks have to be
# done before the next can go on, the slowest of them decides. Here the durations are drawn many times, between the least and
# the most days of the **assumed** estimates (`issued.estimates`), and each time the whole plan is scheduled. Nobody in Dalian
# has confirmed these estimates. Replace them with your own and run this page again.
#
# **附件按期完成的可能性有多大。** 进度计划为每项任务给出一个日期；但实际工期很少与预计相同，多项任务均须先行完成时，
# 由其中最慢的一项决定。此处在**假定**工期（`issued.estimates`）的最短与最长天数之间反复抽样，每次均对整个方案排定进度。
# 上述估计未经大连任何单位确认。请换成贵单位的估计后重新运行本页。

# %%
from collections import Counter

from egov_consolidation import PlanGraph, issued
from egov_consolidation.rendering import text_table
from egov_consolidation.schedule import RiskAnalysis, analyze, analyze_risk

DATA_DATE = "2017-11-10"
plan = issued.load("dalian-2017")
graph = PlanGraph.from_plan(plan)
estimates = issued.estimates("dalian-2017")


def drawn(*, correlation: float = 0.0, seed: int = 0) -> RiskAnalysis:
    """Return what the samples say of the plan."""
    return analyze_risk(plan, graph, estimates, data_date=DATA_DATE, correlation=correlation, seed=seed)


def percent(share: float) -> str:
    """Return a share as a percentage; only what is nothing is said to be 0 %."""
    rounded = round(100 * share)
    return "<1 %" if share and not rounded else f"{rounded} %"


risk = drawn()
end = risk.end
odds = {one.id: one.on_time.value for one in risk if one.on_time is not None}
unlikely = [task_id for task_id, value in odds.items() if value < 1 - value]
together = 1.0 if risk.on_time is None else risk.on_time.value

print(f"half of {risk.options.samples} samples end by {end.p50}, 80 % by {end.p80}, 90 % by {end.p90}")
print(f"{len(unlikely)} of {len(odds)} deadlines are more likely missed than met")
print(f"on average {sum(odds.values()):.1f} deadlines are met; all of them in {percent(together)} of the samples")
print(f"抽样 {risk.options.samples} 次：半数不晚于 {end.p50} 全部完成，80% 不晚于 {end.p80}，90% 不晚于 {end.p90}")
print(f"{len(odds)} 项时限中，逾期可能性大于按期的有 {len(unlikely)} 项；平均可按期 {sum(odds.values()):.1f} 项")

# %% [markdown]
# ## On what this rests
#
# Before anything else on this page is used, these deserve a look: where nearly all deadlines are missed, that says less about
# the tasks than about the estimates and the order of work.
#
# 使用本页其他结论之前，宜先核实以下前提：若时限几乎全部落空，首先说明的是工期估计和工作次序，而非各项任务本身。

# %%
for remark in risk.remarks:
    print(f"- {remark.en}")
    print(f"  {remark.zh}")

# %% [markdown]
# ## The end
#
# How many samples end in each quarter of a year. The schedule with the most likely days gives one day, and far fewer than
# half of the samples are done by then: where several tasks have to meet, the slowest of them counts, and the most likely days
# of each know nothing of the others.
#
# 各季度全部完成的抽样次数。按最可能工期排定的进度只给出一个日期，而届时能够完成的抽样远不足半数：多项任务汇合之处由最慢的
# 一项决定，而各项的最可能工期并不顾及其他任务。

# %%
quarters: Counter[str] = Counter()
for record in end.to_records():
    year, month, _ = str(record["day"]).split("-")
    quarters[f"{year}Q{(int(month) + 2) // 3}"] += int(record["count"] or 0)
most = max(quarters.values())
for quarter in sorted(quarters):
    print(f"{quarter}  {'█' * round(50 * quarters[quarter] / most)} {quarters[quarter]}")

schedule = analyze(plan, graph, data_date=DATA_DATE, estimates=estimates)
likely = max(dates.finish for dates in schedule if dates.finish is not None)
print(f"with the most likely days the plan ends on {likely}; {percent(end.by(likely).value)} of the samples do by then")
print(f"按最可能工期，方案于 {likely} 完成；届时完成的抽样占 {percent(end.by(likely).value)}")

# %% [markdown]
# Other random numbers give other figures. Over a few seeds the days below move by so much: nothing on this page is more
# exact than that.
#
# 换用其他随机数，结果会略有不同。下列为若干随机种子之间的差异，本页各项数字的精度以此为限。

# %%
seeds = [drawn(seed=seed).end for seed in range(1, 6)]
for name, found in (("P50", [one.p50 for one in seeds]), ("P80", [one.p80 for one in seeds])):
    print(f"{name}: {min(found)} to {max(found)}, {(max(found) - min(found)).days} days apart")

# %% [markdown]
# ## Which deadlines are likely to be missed
#
# The likelier first. P80 is the day that holds in four of five cases: a deadline that is to be kept would have to lie there,
# if the estimates and the order of work stay as they are.
#
# 按期可能性由大到小排列。P80 为五次中有四次能够做到的日期：在工期估计和工作次序不变的前提下，时限须定在该日方可指望按期。

# %%
due = {task.id: task.deadline.last_day for task in plan if task.deadline.last_day is not None}
rows: list[list[str]] = []
for task_id in sorted(odds, key=lambda one: -odds[one]):
    finish, last_day = risk[task_id].finish, due[task_id]
    late = str(max(0, (finish.p80 - last_day).days))
    days = [str(last_day), str(finish.p50), str(finish.p80), late]
    rows.append([task_id, percent(odds[task_id]), *days, plan[task_id].content[:20]])
print(text_table(["id", "in time", "last day", "P50", "P80", "days late at P80", "content"], rows, width=120))

# %% [markdown]
# ## Jointly, by unit
#
# A unit is in time when all its tasks are. That is never likelier than the least likely of them, and with many deadlines it
# is much less likely than any: the office that leads most has the least chance to report everything as done.
#
# 一个单位的任务须全部按期才算按期，其可能性不会大于其中最小的一项；时限越多，全部按期越难。牵头任务最多的单位，
# 最不可能如期报告全部完成。

# %%
GROUPS = {"departments": "各部门", "regions": "各地区"}
rows = []
for unit in sorted(risk.units, key=lambda one: -len(one.dated)):
    if unit.on_time is not None:
        best = max(odds[task_id] for task_id in unit.dated)
        mean = sum(odds[task_id] for task_id in unit.dated)
        rows.append(
            [
                percent(unit.on_time.value),
                f"{mean:.1f} of {len(unit.dated)}",
                percent(best),
                GROUPS.get(unit.unit, unit.unit),
            ]
        )
print(text_table(["all in time", "in time on average", "likeliest one", "unit"], rows, width=100))

# %% [markdown]
# ## What the end depends on
#
# *Decides*: in how many samples a day lost on the task is a day lost at the end (criticality index). *Weight*: how much of
# the uncertainty of the end it brings (schedule sensitivity index). *Follows*: how closely the end rises and falls with its
# duration (cruciality, Spearman's rank correlation). A task with all three high is the one to estimate better, or to split,
# or to begin earlier; one that decides often and weighs little is sure to be long, and only less work would help.
#
# “决定”指该任务延误一天、总工期即顺延一天的抽样占比（关键度指数）；“权重”指其对总工期不确定性的影响（进度敏感性指数）；
# “相关”指总工期随其工期升降的密切程度（斯皮尔曼等级相关系数）。三者均高的任务，最值得重新估计、拆分或提前；
# 常常决定工期而权重不大的，其工期虽长但较为确定，只有减少工作量才有帮助。

# %%
ranked = sorted(risk, key=lambda one: -(one.sensitivity.schedule_sensitivity_index or 0))[:8]
rows = [
    [
        one.id,
        percent(one.sensitivity.criticality_index),
        f"{one.sensitivity.schedule_sensitivity_index or 0:.2f}",
        f"{one.sensitivity.cruciality.spearman or 0:.2f}",
        GROUPS.get(one.units[0], one.units[0]),
        plan[one.id].content[:24],
    ]
    for one in ranked
]
print(text_table(["id", "decides", "weight", "follows", "who", "content"], rows, width=110))

# %% [markdown]
# The same by unit: in how many samples at least one of its tasks decides the end, how many of them do on average, and how
# closely the end follows all their days together.
#
# 各单位的情况：其任务中至少有一项决定总工期的抽样占比、平均有几项、总工期随其各项任务工期之和变化的密切程度。

# %%
rows = [
    [
        percent(one.sensitivity.criticality_index),
        f"{one.criticality_sum:.1f} of {len(one.tasks)}",
        f"{one.sensitivity.cruciality.spearman or 0:.2f}",
        GROUPS.get(one.unit, one.unit),
    ]
    for one in risk.units
]
print(text_table(["decides", "tasks on average", "follows", "unit"], rows, width=100))

# %% [markdown]
# ## What changes if a unit is slow in everything
#
# So far each task is slow or quick by itself, and much of that evens out. If what makes one task of a unit slow makes its
# others slow too (few people, no budget, a slow supplier), less evens out: the middle hardly moves, the late end does.
#
# 以上各任务工期互不相关，快慢可相互抵消。若某单位一项任务慢，其他任务也往往慢（人手、经费、供应商等原因），则抵消减少：
# 居中的日期变化不大，偏晚的日期明显推后。

# %%
rows = []
for correlation in (0.0, 0.3, 0.6, 0.9):
    other = drawn(correlation=correlation)
    away = f"{(other.end.p90 - end.p90).days:+}"
    rows.append(
        [
            f"{correlation:.1f}",
            str(other.end.p50),
            str(other.end.p80),
            str(other.end.p90),
            away,
            f"{other.end_deviation:.0f}",
        ]
    )
headers = ["correlation", "P50", "P80", "P90", "P90 moves by days", "standard deviation, days"]
print(text_table(headers, rows, width=110))

# %% [markdown]
# ## What to ask
#
# The estimates that matter most, with the reasoning behind them. Better numbers here are worth more than better numbers
# anywhere else.
#
# **建议核实：** 影响最大的几项工期估计及其理由。核实这几项，比核实其他各项更有价值。

# %%
guesses = {one.task: one for one in estimates}
for guess in [guesses[one.id] for one in ranked[:3]]:
    print(f"{guess.task}: {guess.least} to {guess.most} days, most likely {guess.likely}. {guess.reason.en}")
    print(f"   {guess.least} 至 {guess.most} 天，最可能 {guess.likely} 天。{guess.reason.zh}")
