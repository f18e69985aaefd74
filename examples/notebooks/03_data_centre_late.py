# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # What breaks when the data centre is 90 days late
#
# Row 2.2.3 builds the city's government data centre. Departments give up their machine rooms for it, so its delay travels.
# Two questions are asked, because a plan of deadlines has two sides: what moves in the schedule of early dates, and which
# *deadlines* can no longer be kept if the data centre opens 90 days after its own.
#
# **数据中心晚90天，影响什么。** 2.2.3 建设全市政务数据中心，各部门机房据此撤并，其延误会逐级传导。此处分别回答两个问题：
# 按最早日期安排的进度如何变动；若数据中心比其时限晚90天建成，哪些任务的*时限*无法保证。

# %%
from egov_consolidation import issued
from egov_consolidation.rendering import text_table
from egov_consolidation.schedule import analyze

plan = issued.load("dalian-2017")
schedule = analyze(plan, data_date="2017-11-10", estimates=issued.estimates("dalian-2017"))
late = schedule.what_if({"2.2.3": +90})

print(plan["2.2.3"].content)
print(
    f"the data centre is due {plan['2.2.3'].deadline.last_day}; with assumed durations {schedule['2.2.3'].early_finish}"
)

# %% [markdown]
# ## In the schedule of early dates
#
# 按最早日期安排的进度：

# %%
rows = [
    [move.task, plan[move.task].content[:26], str(move.finish_before), str(move.finish_after), f"{move.days:+}"]
    for move in late.moves
]
print(text_table(["id", "content", "finish before", "finish after", "days"], rows, width=110))
print(f"the end of the whole plan moves by {late.end_moves} days")

# %% [markdown]
# ## Against the deadlines
#
# Here every other task is taken to be done on its last day, and only what the plan itself says counts: no assumed
# duration enters.
#
# 此处假定其他任务均在截止日当天完成，只依据方案本身，不使用假定工期。

# %%
for one in late.late:
    chain = " → ".join(one.chain)
    print(
        f"{one.task} is due {one.last_day}, and cannot be done before {one.finish}: {one.days_late} days late ({chain})"
    )
    print(f"    {plan[one.task].content}")
reached = {one.task for one in late.late}
spared = [move.task for move in late.moves if move.task not in reached and move.task != "2.2.3"]
print(f"it also delays {', '.join(spared)}, whose deadlines leave room for it or have none")

# %% [markdown]
# ## How late may it be?
#
# The largest delay that still leaves every other deadline intact, found by asking again.
#
# 在不影响其他时限的前提下，最多可晚几天：

# %%
harmless = max(days for days in range(200) if not schedule.what_if({"2.2.3": days}).late)
print(f"{harmless} days")
