# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # The plan of Dalian, 2017: what it commands
#
# One page for whoever has to run the plan: how many tasks there are, who answers for them, and when they fall due. Every
# figure below is counted from the annex as printed.
#
# **大连市2017年方案：要求做什么。** 供方案执行者参考：任务多少项、由谁负责、何时到期。以下数字均由附件原文统计得出。

# %%
from collections import Counter

from egov_consolidation import issued, obligations
from egov_consolidation.rendering import text_table

plan = issued.load("dalian-2017")
dated = [task for task in plan if task.deadline.last_day is not None]
moved = [task for task in dated if task.deadline.last_day != task.deadline.effective_day]
due = Counter(f"{task.deadline.last_day:%Y-%m}" for task in dated)
(busiest, most), *_ = due.most_common(1)

print(plan.title)
print(f"{len(plan)} tasks in {len(plan.parts)} parts, {len(dated)} of them with a last day")
print(f"任务 {len(plan)} 项，分 {len(plan.parts)} 部分；其中有截止日的 {len(dated)} 项")
print(f"the busiest month is {busiest}: {most} tasks fall due")
print(f"到期最集中的月份为 {busiest}：{most} 项")
print(f"{len(moved)} of {len(dated)} dated tasks end on a day that is not worked")
print(f"截止日为非工作日的：{len(moved)} 项")

# %% [markdown]
# ## The parts
#
# The annex is written for three readers: every department, the units that lead a piece of work for the whole city, and
# every region.
#
# 附件面向三类单位：市政府各部门、牵头全市某项工作的部门、各地区。

# %%
for part in plan.parts:
    members = [task for task in plan if task.part == part.number]
    print(f"{part.number}. {part.title}：{len(members)} tasks, {members[0].id} to {members[-1].id}")

# %% [markdown]
# ## When
#
# A deadline is one of a few kinds. Only the dated ones can be early or late; standing duties have no end, only
# violations.
#
# 时限分为几类。只有限期任务才谈得上提前或逾期；长期任务没有终点，只有违反与否。

# %%
MEANING = {
    "by_date": "限期 a last day",
    "standing": "长期 always",
    "recurring": "周期 again in every period",
    "conditional": "待定 set by something else",
}
kinds = Counter(task.deadline.kind.value for task in plan)
rows = [[kind, str(count), MEANING[kind]] for kind, count in kinds.most_common()]
print(text_table(["kind", "tasks", "meaning"], rows, width=80))

# %%
for month in sorted(due):
    print(f"{month}  {'█' * round(30 * due[month] / most)} {due[month]}")

# %% [markdown]
# A deadline that falls on a day off means the working day before it, if the office is to receive anything in time.
#
# 截止日逢节假日的，材料须在此前最后一个工作日送达。

# %%
rows = [
    [task.id, f"{task.deadline.last_day:%Y-%m-%d %a}", f"{task.deadline.effective_day:%Y-%m-%d %a}", task.deadline.text]
    for task in moved
]
print(text_table(["id", "last day", "working day before", "as printed"], rows, width=100))

# %% [markdown]
# ## Who
#
# Rows of the first and the third part are issued to every department and every region: one row is owed by each of them.
# With a roster of the city (an example ships with the package) the rows become obligations.
#
# 第一、三部分的任务对各部门、各地区提出，每个单位都须各自落实。配以单位名录（随软件附有示例），即可展开为逐单位的落实任务。

# %%
roster = issued.roster("dalian-2017")
owed = list(obligations(plan, roster))
by_unit = Counter(one.unit or "" for one in owed)
print(f"{len(plan)} tasks become {len(owed)} obligations of {len(by_unit)} units")
print(f"{len(plan)} 项任务展开为 {len(by_unit)} 个单位的 {len(owed)} 项落实任务")
rows = [[str(count), unit] for unit, count in by_unit.most_common(5)]
print(text_table(["obligations", "unit"], rows, width=80))

# %% [markdown]
# ## As a table
#
# A notebook shows the plan by itself. `plan.to_records()` gives the same rows to pandas or polars.
#
# 在笔记本中，方案本身即显示为表格；`plan.to_records()` 可直接交给 pandas 或 polars。

# %%
for record in plan.to_records()[:3]:
    print(record["id"], record["last_day"], record["content"])
plan
