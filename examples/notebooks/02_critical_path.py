# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # Which chain of work decides the end
#
# The annex gives deadlines and no durations. A critical path needs durations, so they are **assumed**: three numbers for
# each dated task, each with a reason (`issued.estimates`). Nobody in Dalian has confirmed them. Replace them with your own
# and run this page again.
#
# **哪条工作链决定总工期。** 附件只写时限、不写工期。计算关键路径需要工期，因此此处采用**假定值**：每项限期任务三个数，
# 各附理由（`issued.estimates`），未经大连任何单位确认。请换成贵单位的估计后重新运行本页。

# %%
from egov_consolidation import PlanGraph, issued
from egov_consolidation.rendering import text_table
from egov_consolidation.schedule import analyze

plan = issued.load("dalian-2017")
estimates = issued.estimates("dalian-2017")
schedule = analyze(plan, PlanGraph.from_plan(plan), data_date="2017-11-10", estimates=estimates)

finishes = {dates.id: dates.finish for dates in schedule if dates.finish is not None}
late = [task_id for task_id, finish in finishes.items() if finish > (plan[task_id].deadline.last_day or finish)]
path = schedule.critical_paths[0]

print(f"{len(schedule.assumed_durations)} durations are assumed ({estimates.id})")
print(f"from {schedule.data_date} to {schedule.finish}: {schedule.makespan} days")
print(
    f"critical paths: {schedule.critical_path_count}, from {path[0]} to {path[-1]}, with {len(path)} tasks on the first"
)
print(f"{len(late)} of {len(finishes)} tasks would end after their deadline")
print(
    f"采用假定工期 {len(schedule.assumed_durations)} 项；自 {schedule.data_date} 至 {schedule.finish}，共 {schedule.makespan} 天"
)
print(
    f"关键路径 {schedule.critical_path_count} 条，自 {path[0]} 至 {path[-1]}；按此日期将逾期的任务 {len(late)} 项（共 {len(finishes)} 项）"
)

# %% [markdown]
# Where most tasks end late, that says less about the tasks than about the durations: with these, the deadlines of the
# annex could hold only if work overlapped more than the dependencies allow. Ask about the durations before anything else
# on this page is used.
#
# 若多数任务逾期，首先说明假定工期与附件时限不相容：按此工期，除非各项工作的重叠超出依赖关系所允许的程度，时限无法保证。
# 使用本页其他结论之前，宜先核实工期。

# %% [markdown]
# ## The critical path
#
# Each day lost on one of these tasks is a day lost at the end.
#
# 以下任务每延误一天，总工期即顺延一天。

# %%
GROUPS = {"departments": "各部门", "regions": "各地区"}
rows: list[list[str]] = []
for task_id in path:
    task, dates = plan[task_id], schedule[task_id]
    who = "、".join(task.lead_units) or GROUPS[str(task.group)]
    rows.append([task_id, str(dates.duration), str(dates.early_start), str(dates.early_finish), who, task.content[:24]])
print(text_table(["id", "days", "start", "finish", "who", "content"], rows, width=110))

# %% [markdown]
# ## Who stands on it
#
# The share of critical tasks by unit, how often the work is handed over to or from it, and by how many days the end moves
# if one of its tasks takes 30 days longer.
#
# 各单位在关键任务中所占份额、关键路径上与其他单位交接的次数，以及其某项任务延长30天时总工期顺延的天数。

# %%
rows = [
    [
        f"{len(one.critical)} of {len(one.tasks)}",
        f"{one.share:.0%}",
        str(one.hand_overs),
        str(one.delay),
        GROUPS.get(one.unit, one.unit),
    ]
    for one in schedule.owner_criticality(delay=30)
]
print(text_table(["critical tasks", "share", "hand-overs", "days", "unit"], rows, width=100))

# %% [markdown]
# ## What has little room, and why
#
# Tasks close to critical deserve a look as well, and a task with much room can say why it has it.
#
# 接近关键的任务同样值得关注；时差大的任务，也能说明其时差从何而来。

# %%
near = [task for task in schedule.near_critical(30) if not schedule[task].is_critical]
for task_id in near:
    print(f"{task_id} has {schedule[task_id].total_float} days of room  {plan[task_id].content[:30]}")
print()
print(schedule.why_not_critical("2.2.3").text.en)
print(schedule.why_not_critical("2.2.3").text.zh)

# %% [markdown]
# ## What drives the move into the data centre (1.8)
#
# The first path sets the date; the others would set it if they slipped by more than their room.
#
# 第一条路径决定迁移（1.8）的日期；其余路径若延误超过各自余地，便会改由它们决定。

# %%
for float_path in schedule.float_paths("1.8", limit=4):
    print(f"{float_path.room:4} days of room: {' → '.join(float_path.tasks)}")

# %% [markdown]
# ## The whole schedule
#
# A notebook shows it by itself: the chart with the critical chain, all dates, and what the deadlines mean.
#
# 在笔记本中，进度计划本身即显示为图表：甘特图及关键链、全部日期、时限的含义。

# %%
schedule
