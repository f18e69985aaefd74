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
print(plan.title)
print(f"{len(plan)} tasks in {len(plan.parts)} parts")
for part in plan.parts:
    members = [task for task in plan if task.part == part.number]
    print(f"  {part.number}. {part.title}: {len(members)} tasks, {members[0].id} to {members[-1].id}")

# %% [markdown]
# ## When
#
# A deadline is one of a few kinds. Only the dated ones can be early or late; standing duties have no end, only
# violations.
#
# 时限分为几类。只有限期任务才谈得上提前或逾期；长期任务没有终点，只有违反与否。

# %%
kinds = Counter(task.deadline.kind.value for task in plan)
print(text_table(["kind", "tasks"], [[kind, str(count)] for kind, count in kinds.most_common()], width=80))

# %%
due = Counter(task.deadline.last_day.strftime("%Y-%m") for task in plan if task.deadline.last_day is not None)
most = max(due.values())
for month in sorted(due):
    print(f"{month}  {'█' * round(30 * due[month] / most)} {due[month]}")

# %% [markdown]
# Deadlines that fall on a day off mean the working day before it, if the office is to receive anything in time.
#
# 截止日逢节假日的，材料须在此前最后一个工作日送达。

# %%
moved = [task for task in plan if task.deadline.last_day not in {None, task.deadline.effective_day}]
print(f"{len(moved)} of {kinds['by_date']} dated tasks end on a day that is not worked, for instance:")
for task in moved[:3]:
    print(f"  {task.id} {task.deadline.text}: {task.deadline.last_day} → {task.deadline.effective_day}")

# %% [markdown]
# ## Who
#
# Rows 1.x and 3.x are issued to every department and every region: one row is owed by each of them. With a roster of the
# city (an example ships with the package) the rows become obligations.
#
# 第一、三部分的任务对各部门、各地区提出，每个单位都须各自落实。配以单位名录（随软件附有示例），即可展开为逐单位的落实任务。

# %%
roster = issued.roster("dalian-2017")
owed = list(obligations(plan, roster))
by_unit = Counter(one.unit for one in owed)
print(f"{len(plan)} tasks become {len(owed)} obligations of {len(by_unit)} units")
rows = [[unit or "", str(count)] for unit, count in by_unit.most_common(5)]
print(text_table(["unit", "obligations"], rows, width=80))

# %% [markdown]
# ## As a table
#
# `plan.to_records()` goes straight into pandas or polars; here are the first rows as they are.

# %%
for record in plan.to_records()[:3]:
    print(record["id"], record["last_day"], record["content"])
