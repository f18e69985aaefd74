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
centre = plan["2.2.3"].deadline.last_day

print(f"2.2.3 {plan['2.2.3'].content}")
print(f"due {centre}; with assumed durations it is finished on {schedule['2.2.3'].early_finish}")
print(
    f"90 days more: tasks that move {len(late.moves)}, days by which the end moves {late.end_moves}, "
    f"deadlines that break {len(late.late)}"
)
print(f"截止日 {centre}；按假定工期于 {schedule['2.2.3'].early_finish} 完成")
print(f"延误 90 天：变动任务 {len(late.moves)} 项，总工期变动 {late.end_moves} 天，无法按期的任务 {len(late.late)} 项")

# %% [markdown]
# ## In the schedule of early dates
#
# With the assumed durations, every task as early as it can be.
#
# 按假定工期，各项任务均尽早安排。

# %%
rows = [
    [move.task, str(move.finish_before), str(move.finish_after), f"{move.days:+}", plan[move.task].content[:26]]
    for move in late.moves
]
print(text_table(["id", "finish before", "finish after", "days", "content"], rows, width=110))
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
    print(f"{one.task} 截止日 {one.last_day}，最早 {one.finish} 完成，晚 {one.days_late} 天")
    print(f"    {plan[one.task].content}")

# %% [markdown]
# The other tasks that the delay reaches are due later than the data centre by at least as much, or wait for one that is.
#
# 延误所及的其他任务，其截止日比数据中心晚得足够多，或其所等待的任务如此，因此时限不受影响。

# %%
reached = {one.task for one in late.late} | {"2.2.3"}
rows = [
    [move.task, str(plan[move.task].deadline.last_day), plan[move.task].content[:26]]
    for move in late.moves
    if move.task not in reached
]
print(text_table(["id", "due", "content"], rows, width=100))

# %% [markdown]
# ## How late may it be?
#
# The largest delay that still leaves every other deadline intact, found by asking again; and what leaves no day.
#
# 在不影响其他时限的前提下，最多可晚几天；以及不留余地的原因：

# %%
harmless = max(days for days in range(200) if not schedule.what_if({"2.2.3": days}).late)
print(f"{harmless} days")
for room in schedule.deadlines.without_a_day:
    if room.source == "2.2.3":
        print(room.text.en)
        print(room.text.zh)
        for quote in room.citations:
            print(f"    {quote.row} “{quote.quote}”")

# %% [markdown]
# ## What to ask
#
# Whether the pilot may begin before the data centre is complete, or is to end later than the plan prints. Nothing else in
# the plan stands between the two.
#
# **建议核实：** 迁移试点能否在数据中心全部建成之前开始，或其时限能否后延。方案中二者之间别无其他环节。
