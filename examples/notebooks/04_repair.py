# ---
# jupyter:
#   jupytext:
#     formats: py:percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # A repair of the five conflicts, step by step
#
# In five places the annex sets a task to be due before one that it rests on. This page shows where and why, what the
# smallest change of dates is that mends all five, why nothing smaller will do, and what changes if a date may not move.
# No duration is assumed: only the printed last days and the order of work count.
#
# **五处时限冲突的修复，逐步说明。** 附件中有五处，任务的截止日早于其所依赖的任务。本页说明冲突在哪里、为什么，最少改动哪些日期
# 即可全部消除，为何不能更少，以及某个日期不得变动时会怎样。此处不假定工期，只看印发的截止日和工作次序。

# %%
import attrs

from egov_consolidation import Deadline, Mark, PlanGraph, Task, issued
from egov_consolidation.rendering import text_table
from egov_consolidation.schedule import RepairPolicy, analyze, repair

DATA_DATE = "2017-11-10"
plan = issued.load("dalian-2017")
deadlines = analyze(plan, data_date=DATA_DATE).deadlines
repairs = {policy: repair(deadlines, policy) for policy in RepairPolicy}
least = repairs[RepairPolicy.MIN_TOTAL_SHIFT]

print(
    f"{len(deadlines.conflicts)} conflicts; {len(least.changes)} deadlines moved by {least.days} days in all mend them"
)
print(f"冲突 {len(deadlines.conflicts)} 处；变动 {len(least.changes)} 项时限、合计 {least.days} 天即可全部消除")

# %% [markdown]
# ## The conflicts
#
# Each in the words of the plan. All of them rest on judgement: the plan does not say the order in so many words, it follows
# from what the tasks are.
#
# 以下逐处说明，并附方案原文。各处均依据判断：先后次序并非方案明文规定，而是由任务内容推知。

# %%
for number, conflict in enumerate(deadlines.conflicts, start=1):
    print(f"{number}. {conflict.text.en}")
    print(f"   {conflict.text.zh}")
    for quote in conflict.citations:
        print(f"      {quote.row} “{quote.quote}”")

# %% [markdown]
# ## Nothing in them is superfluous
#
# A conflict is listed only where it cannot be made smaller. Take away either of its two deadlines, or the dependency
# between them, and it is gone; every part of it is needed, so every part of it can be asked about.
#
# 所列冲突均不可再简：去掉两端任一时限，或去掉其间的依赖关系，冲突即告消失。因此其中每一项都值得核实。


# %%
def conflicts_with(changed: Task) -> set[tuple[str, ...]]:
    """Return the conflicts of the plan with one of its tasks changed."""
    tasks = tuple(changed if task.id == changed.id else task for task in plan)
    other = analyze(attrs.evolve(plan, tasks=tasks), data_date=DATA_DATE)
    return {conflict.path for conflict in other.deadlines.conflicts}


rows: list[list[str]] = []
for conflict in deadlines.conflicts:
    first, last = plan[conflict.path[0]], plan[conflict.path[-1]]
    untied = tuple(one for one in last.dependencies if one.predecessor != first.id)
    without = [
        conflicts_with(attrs.evolve(first, deadline=Deadline.missing())),
        conflicts_with(attrs.evolve(last, deadline=Deadline.missing())),
        conflicts_with(attrs.evolve(last, dependencies=untied)),
    ]
    rows.append([" → ".join(conflict.path), *("stays" if conflict.path in left else "gone" for left in without)])
headers = ["conflict", "without first deadline", "without last deadline", "without dependency"]
print(text_table(headers, rows, width=100))

# %% [markdown]
# ## By when work would have to be done
#
# Counting back from every deadline gives the latest day on which a task may end so that all that rests on it can still be
# in time. Where that is before the printed day, the printed day is too late for others.
#
# 从各项时限倒推，可得每项任务为使后续任务按期完成而最迟须完成的日期。该日期早于印发的截止日的，即印发的日期对后续任务而言过晚。

# %%
rows = [
    [one.id, str(one.last_day), str(one.latest_allowable_finish), " → ".join(one.binding_path)]
    for one in deadlines
    if one.last_day is not None
    and one.latest_allowable_finish is not None
    and one.latest_allowable_finish < one.last_day
]
print(text_table(["id", "last day", "latest allowable finish", "because of"], rows, width=110))

# %% [markdown]
# ## Four ways to mend them
#
# Fewest days moved in total; fewest deadlines moved; only later; only earlier. Each is the smallest of its kind, and
# carries its own proof.
#
# 四种修复方式：变动天数最少、变动任务最少、只推后、只提前。每种均为同类中的最小改动，并附证明。

# %%
SAID = {
    RepairPolicy.MIN_TOTAL_SHIFT: "fewest days 变动天数最少",
    RepairPolicy.MIN_CHANGES: "fewest deadlines 变动任务最少",
    RepairPolicy.POSTPONE: "only later 只推后",
    RepairPolicy.ADVANCE: "only earlier 只提前",
}
rows = [
    [str(len(one.changes)), str(one.days), "yes" if one.is_proved else "no", SAID[policy]]
    for policy, one in repairs.items()
]
print(text_table(["deadlines moved", "days moved", "proved smallest", "repair"], rows, width=100))

# %% [markdown]
# What each of them moves, by how many days:
#
# 各种方式变动的任务及天数：

# %%
moved = list(dict.fromkeys(change.id for one in repairs.values() for change in one.changes))
days = {policy: {change.id: change.days for change in one.changes} for policy, one in repairs.items()}
rows = [
    [task.id, *(f"{days[policy][task.id]:+}" if task.id in days[policy] else "" for policy in SAID), task.content[:20]]
    for task in plan
    if task.id in moved
]
print(text_table(["id", "fewest days", "fewest deadlines", "only later", "only earlier", "content"], rows, width=120))

# %% [markdown]
# ## Why each has to move
#
# For the fewest days: each change with a contradiction that ends or begins at it. A contradiction may reach over several
# tasks, since mending one place can press on the next.
#
# 以变动天数最少的方式为例，逐项列出迫使其变动的矛盾。矛盾可能跨越数项任务：修复一处，会波及下一处。

# %%
for change in least.changes:
    print(f"{change.id}: {change.before} → {change.after} ({change.days:+})")
    print(f"    {change.because.order.en}")
    print(f"    {change.because.order.zh}")

# %% [markdown]
# ## Why nothing smaller will do
#
# Each of the contradictions below is short of so many days, and these can only come from its two ends. No task stands
# twice at the same end, so their sum is a lower bound for any repair. The repair costs exactly that.
#
# 下列每处矛盾所差的天数，只能由其两端的任务让出。没有任务在同一端出现两次，因此合计即为任何修复方式的下限，而所列修复恰好等于该下限。

# %%
rows = [[" → ".join(clash.room.path), str(clash.room.days_short), str(clash.amount)] for clash in least.certificate]
print(text_table(["contradiction", "days short", "times"], rows, width=100))
print(f"sum {least.lower_bound} = days moved {least.days}")
print(f"合计 {least.lower_bound} = 变动天数 {least.days}")

# %% [markdown]
# ## A date that should not move
#
# The fewest days bring the move into the data centre (1.8) forward to the day on which the centre itself, and the pilot
# before the move, are due. The plan leaves no time for the move then: a reason in the plan to lock its date.
#
# 变动天数最少的方式把向数据中心的迁移（1.8）提前到数据中心本身及迁移试点的截止日，迁移便没有时间。这是方案自身给出的、
# 该日期不宜变动的理由。

# %%
(forward,) = [change for change in least.changes if change.id == "1.8"]
for task_id in ("2.2.3", "2.2.5"):
    print(f"{task_id} is due {plan[task_id].deadline.last_day}  {plan[task_id].content}")
print(f"1.8 would be due {forward.after} instead of {forward.before}")

# %% [markdown]
# With 1.8 locked, the lines that departments rent (1.7) and the money for them (2.4.1) have to stay longer instead.
#
# 锁定 1.8 后，须相应延长的是部门租用的专线（1.7）及其经费（2.4.1）。

# %%
locked = {policy: repair(deadlines, policy, locked=["1.8"]) for policy in RepairPolicy}
rows = []
for policy, one in locked.items():
    before = repairs[policy]
    if one.is_possible:
        rows.append([f"{len(before.changes)} → {len(one.changes)}", f"{before.days} → {one.days}", SAID[policy]])
    else:
        rows.append(["not possible", "", SAID[policy]])
print(text_table(["deadlines moved", "days moved", "repair with 1.8 locked"], rows, width=100))

kept = locked[RepairPolicy.MIN_TOTAL_SHIFT]
known = {change.id: change.after for change in least.changes}
for change in kept.changes:
    if known.get(change.id) != change.after:
        print(f"{change.id}: {change.before} → {change.after} ({change.days:+})  {plan[change.id].content[:30]}")
for policy, one in locked.items():
    for room in one.unrepairable:
        print(f"{SAID[policy]}: {room.order.en}")

# %% [markdown]
# ## The repaired plan
#
# A repair is applied to a copy; the issued plan stays as it is. The copy has no conflict, whichever way it was mended.
#
# 修复只作用于副本，印发的方案不变。无论采用哪种方式，副本均无冲突。

# %%
for policy, one in repairs.items():
    repaired = one.applied(plan)
    left = analyze(repaired, data_date=DATA_DATE).deadlines.conflicts
    print(f"{SAID[policy]}: {len(left)} conflicts left 余 {len(left)} 处")

# %% [markdown]
# ## What rests on judgement, and what does not
#
# With what the plan says or implies alone, its deadlines contradict nothing. Whoever decides about the repair decides about
# the judgements behind it.
#
# 只计方案明示和蕴含的依赖关系，各项时限并无冲突。是否修复，取决于是否认可上述判断。

# %%
said = PlanGraph.from_plan(plan, marks=frozenset({Mark.EXPLICIT, Mark.IMPLIED}))
without_judgement = analyze(plan, said, data_date=DATA_DATE).deadlines.conflicts
print(f"{len(without_judgement)} conflicts with explicit and implied dependencies alone")
print(f"只计明示和蕴含的依赖关系：冲突 {len(without_judgement)} 处")

# %% [markdown]
# ## What to ask
#
# One question for each conflict. Whoever says no to one has one conflict less, without moving a date.
#
# **建议核实：** 每处冲突对应一个问题；否定其一，即少一处冲突，无须改动日期。

# %%
for number, conflict in enumerate(deadlines.conflicts, start=1):
    for dependency in conflict.dependencies:
        if dependency.reason is not None:
            print(f"{number}. {' → '.join(conflict.path)}: {dependency.reason.en}")
            print(f"   {dependency.reason.zh}")
