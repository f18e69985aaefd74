"""The words of a plan: blank cells, things it needs, soft words, and rows that follow another level's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from egov_consolidation.findings import Severity, Verdict
from egov_consolidation.model import Citation, Plan, Task
from egov_consolidation.rules._context import Context
from egov_consolidation.rules._outcome import Outcome, fails
from egov_consolidation.rules._phrases import listed
from egov_consolidation.rules._rule import Basis, plan_rule
from egov_consolidation.rules._soft_words import IN_PRINCIPLE, soft_words
from egov_consolidation.wording import Text

_ANNEX = "dalian-2017"
_TASK = Text(en="a task", zh="一项任务")


@plan_rule(
    "PL07",
    "cells-inherit",
    title=Text(
        en="No theme and no unit number is blank once merged cells are filled in",
        zh="合并单元格还原后，“工作任务”和“单位序号”栏没有空白",
    ),
    speaks_of=Text(en="a row of a table", zh="表格中的一行"),
    basis=(Basis.STATED,),
    reason=Text(
        en="The annex is laid out so: it prints a theme and a unit once for a block of rows, and the blank cells below "
        "take them over.",
        zh="附件的表式即如此：工作任务和单位在一组行中只列一次，其下空白单元格沿用上方内容。",
    ),
    severity=Severity.WARNING,
    messages={
        "blank": Text(
            en="task {task}: has no {cells} and no row above to take it from, must have it or print 无",
            zh="任务 {task}：{cells}为空，上方也没有可以沿用的内容，须补填，确无内容的填“无”",
        ),
    },
    since="0.1",
)
def cells_inherit(ctx: Context) -> Iterator[Outcome]:
    """Every row of a table has a theme and a unit number, printed or taken over from above.

    What:   looks, in every table, at the columns that some row of it fills: theme and number of the unit. A row that
            is still blank there after merged cells were filled in has nothing above it to take over. Not applicable to
            tasks that were read from no table, and to tables with neither column.
    Why:    a blank cell is either a merged one or a true gap, and only the reader of the document can tell which.
    Fix:    fill the cell in, or print 无 where nothing belongs there.
    Limits: a column that is blank in every row looks like no column at all. Blank lead units are PL01's matter and
            blank deadlines PL02's; rows without content or number are refused when the document is read.
    """
    filled = _filled_columns(ctx.plan)
    for task in ctx.plan:
        columns = filled.get(_table(task), frozenset())
        cells = [name for column, name in _COLUMNS.items() if column in columns and not _cell(task, column)]
        if cells:
            cells_named = Text(en=" and ".join(one.en for one in cells), zh="、".join(one.zh for one in cells))
            yield fails("blank", task.id, citations=(ctx.plan.cite(task.id),), task=task.id, cells=cells_named)
        else:
            yield Verdict.PASS if columns else Verdict.NOT_APPLICABLE


@plan_rule(
    "PL11",
    "used-things-are-produced",
    title=Text(
        en="Everything that a task needs is made by a task or declared as coming from outside",
        zh="任务所需的各项成果和条件，均有任务产出或已注明来自方案之外",
    ),
    speaks_of=Text(en="a thing that tasks need", zh="任务需要用到的一项成果或条件"),
    basis=(Basis.JUDGED,),
    reason=Text(
        en="A task can wait for ever for a thing that nobody was told to make.",
        zh="任务所需的成果无人负责形成，该项任务便无从落实。",
    ),
    severity=Severity.WARNING,
    messages={
        "no-producer": Text(
            en="{thing}: is needed by {tasks} and made by no task, must be made by a task or declared as coming from "
            "outside",
            zh="{thing}：任务 {tasks} 需要用到，但没有任务产出，须明确由哪项任务形成，或注明来自方案之外",
        ),
    },
    since="0.1",
)
def used_things_are_produced(ctx: Context) -> Iterator[Outcome]:
    """Every thing that some task uses is a deliverable of some task, or comes from outside the plan.

    What:   looks up the name of each thing that tasks use among the deliverables of all tasks and among the things that
            are declared as external. One finding for each thing that is in neither.
    Why:    a register, a procedure or a seat that everybody relies on and nobody makes is where a plan gets stuck.
    Fix:    give a task the thing as a deliverable, add a task, or declare the thing external and say why.
    Limits: sees only the uses and deliverables that were recorded with the plan; a plan without any has nothing to
            judge. Compares names as they are written. Does not ask whether the thing is made in time.
    """
    glosses = {use.name: use.name_en for task in ctx.plan for use in task.uses if use.name_en}
    made = {thing.name for task in ctx.plan for thing in task.deliverables}
    made.update(thing.name for thing in ctx.plan.externals)
    for thing, words_of in _uses(ctx.plan).items():
        if thing in made:
            yield Verdict.PASS
        else:
            cites = tuple(dict.fromkeys(words for one in words_of.values() for words in one))
            named = Text(en=f"{glosses[thing]} ({thing})" if thing in glosses else thing, zh=thing)
            yield fails(
                "no-producer", *words_of, citations=cites, matter=thing, thing=named, tasks=listed(list(words_of))
            )


@plan_rule(
    "PL12",
    "soft-words-have-a-measure",
    title=Text(
        en="A soft word has a measure, or somebody who approves exceptions",
        zh="弹性表述有可核验的标准，或有例外情形的审批单位",
    ),
    speaks_of=_TASK,
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        Citation(document=_ANNEX, row="1.2", quote="基本完成本部门信息系统的清理工作"),
        Citation(document=_ANNEX, row="1.4", quote="原则上不允许以处室或其下属单位名义建设独立的政务信息系统"),
        Citation(document=_ANNEX, row="1.6", quote="各部门机房原则上仅保留网络接入设备及局域网政务信息系统"),
        Citation(document=_ANNEX, row="1.11", quote="逐步接入统一共享平台"),
        Citation(document=_ANNEX, row="3.3", quote="各地区原则上不允许单独新（改）建数据中心"),
    ),
    reason=Text(
        en="The words are soft. That a measure or an approver has to stand beside them is a judgement: "
        "otherwise nobody can tell whether they are kept.",
        zh="原文使用了弹性表述。须有可核验的标准或例外情形的审批单位，系本规则的判断：否则无从认定是否符合。",
    ),
    severity=Severity.NOTE,
    messages={
        "measure": Text(
            en="task {task}: says {words} without a measure, must say what counts as that",
            zh="任务 {task}：{words}没有可核验的标准，须写明达到什么程度即为完成或符合",
        ),
        "approver": Text(
            en="task {task}: says {exception}, which allows exceptions, and names nobody who approves them, must name "
            "who does",
            zh="任务 {task}：{exception}允许例外，但未明确例外由谁批准，须写明审批单位",
        ),
        "both": Text(
            en="task {task}: says {exception}, which allows exceptions, and names nobody who approves them; says "
            "{words} without a measure, must name the one and give the other",
            zh="任务 {task}：{exception}允许例外，但未明确例外由谁批准；{words}没有可核验的标准，须写明审批单位和标准",
        ),
    },
    since="0.1",
)
def soft_words_have_a_measure(ctx: Context) -> Iterator[Outcome]:
    """Every soft word of a task has a criterion: a measure, or who approves exceptions.

    What:   finds words in the content that leave open when the task is done (基本完成, 初步建成, 逐步, 加快, 力争,
            尽快, 利用程度低, 具备条件的 …) or leave room for exceptions (原则上), and words that soften the deadline.
            Each needs a criterion of the task that names the word, with a measure or an approver. Not applicable to
            tasks without soft words.
    Why:    done and not done cannot be told apart, and every exception can call itself one that was meant.
    Fix:    add a criterion: for 原则上 who approves exceptions, for the others what has to be reached.
    Limits: a list of words, not a reading of the sentence: 进一步, 积极, 推进, 加强 and 及时 are too common to ask
            about. Does not look at themes, at titles of documents (《…》), or at whether a measure is a good one.
    """
    for task in ctx.plan:
        found = _soft(ctx.plan, task)
        settled = tuple(one.term for one in task.criteria if one.measure or one.approver)
        open_words = {word: cites for word, cites in found.items() if not any(word in term for term in settled)}
        if open_words:
            yield _without_criterion(task, open_words)
        else:
            yield Verdict.PASS if found else Verdict.NOT_APPLICABLE


@plan_rule(
    "PL16",
    "mirroring-row-names-its-model",
    title=Text(
        en="A row that follows another level's names the row that it follows",
        zh="“参照市级”等行写明所参照的任务",
    ),
    speaks_of=_TASK,
    basis=(Basis.STATED, Basis.JUDGED),
    cites=(
        Citation(document=_ANNEX, row="3.1", quote="参照市级"),
        Citation(document=_ANNEX, row="3.2", quote="参照市级"),
    ),
    reason=Text(
        en="The rows follow the level of the city and do not name its rows. That the row is named is a "
        "judgement: otherwise its demands are guessed.",
        zh="原文只写“参照市级”，未指明所参照的任务。须予以指明，系本规则的判断：否则其要求只能推测。",
    ),
    severity=Severity.WARNING,
    messages={
        "no-model": Text(
            en="task {task}: says “{words}” and not which task it follows, must name it",
            zh="任务 {task}：写有“{words}”，未写明参照哪项任务，须予以指明",
        ),
        "unknown-model": Text(
            en="task {task}: follows task {model}, which the plan does not have, must follow one that it has",
            zh="任务 {task}：所参照的任务 {model} 在方案中不存在，须改为方案中的任务",
        ),
        "itself": Text(
            en="task {task}: follows itself, must follow another task",
            zh="任务 {task}：所参照的任务是其自身，须改为另一项任务",
        ),
    },
    since="0.1",
)
def mirroring_row_names_its_model(ctx: Context) -> Iterator[Outcome]:
    """Every task that is to be done as on another level says which task it follows, and that task exists.

    What:   takes tasks whose content says 参照 or 比照 with another level (参照市级, 比照省直部门), and those that are
            recorded as mirroring another, and asks for a task of this plan, other than themselves. Not applicable to
            all others.
    Why:    without the model, neither what has to be done nor by when can be held against anything.
    Fix:    record which task the row mirrors, or repeat its words.
    Limits: 参照 with a document, a standard or rules (参照市级标准, 参照本办法执行) names no row and is not asked
            about. Does not ask whether the two rows really say the same.
    """
    for task in ctx.plan:
        yield _model(ctx.plan, task)


_COLUMNS = {
    "theme": Text(en="theme", zh="“工作任务”栏"),
    "unit_number": Text(en="unit number", zh="“单位序号”栏"),
}
_FOLLOWS = re.compile(
    "(?:参照|比照)(?:[省市县区]本?级|上级|[省市]直(?:部门|单位)?|[省市]政府各?部门)"
    "(?!的?(?:有关|相关|统一|现行)?(?:标准|规范|政策|办法|规定|要求|文件|目录|模板|制度|做法|经验))"
)


def _table(task: Task) -> tuple[str, int] | None:
    source = task.source
    return None if source is None or source.table is None else (source.document, source.table)


def _cell(task: Task, column: str) -> object:
    return task.theme if column == "theme" else task.unit_number


def _filled_columns(plan: Plan) -> Mapping[tuple[str, int] | None, frozenset[str]]:
    """Return for each table the columns that some row of it fills."""
    filled: dict[tuple[str, int] | None, set[str]] = {}
    for task in plan:
        table = _table(task)
        if table is not None:
            filled.setdefault(table, set()).update(column for column in _COLUMNS if _cell(task, column))
    return {table: frozenset(columns) for table, columns in filled.items()}


def _uses(plan: Plan) -> Mapping[str, Mapping[str, tuple[Citation, ...]]]:
    """Return each thing that is used, with the words that show it by task."""
    found: dict[str, dict[str, tuple[Citation, ...]]] = {}
    for task in plan:
        for use in task.uses:
            words = use.quotes or (plan.cite(task.id),)
            of_task = found.setdefault(use.name, {})
            of_task[task.id] = (*of_task.get(task.id, ()), *words)
    return found


def _soft(plan: Plan, task: Task) -> dict[str, tuple[Citation, ...]]:
    """Return the soft words of a task, with the clauses they stand in."""
    found: dict[str, tuple[Citation, ...]] = {}
    for one in soft_words(task.content):
        found[one.word] = (*found.get(one.word, ()), plan.cite(task.id, one.clause))
    for word in task.deadline.softness:
        found.setdefault(word, (plan.cite(task.id),))
    return found


def _without_criterion(task: Task, words: Mapping[str, tuple[Citation, ...]]) -> Outcome:
    exception = tuple(f"“{word}”" for word in words if word == IN_PRINCIPLE)
    measureless = tuple(f"“{word}”" for word in words if word != IN_PRINCIPLE)
    message = ("both" if measureless else "approver") if exception else "measure"
    return fails(
        message,
        task.id,
        citations=tuple(dict.fromkeys(cite for cites in words.values() for cite in cites)),
        task=task.id,
        exception=listed(exception),
        words=listed(measureless),
    )


def _model(plan: Plan, task: Task) -> Outcome:
    follows = _FOLLOWS.search(task.content)
    if task.mirrors is None:
        if follows is None:
            return Verdict.NOT_APPLICABLE
        cites = (plan.cite(task.id, follows.group()),)
        return fails("no-model", task.id, citations=cites, task=task.id, words=follows.group())
    if task.mirrors in plan and task.mirrors != task.id:
        return Verdict.PASS
    message = "itself" if task.mirrors == task.id else "unknown-model"
    cites = (plan.cite(task.id, None if follows is None else follows.group()),)
    return fails(message, task.id, citations=cites, task=task.id, model=task.mirrors)
