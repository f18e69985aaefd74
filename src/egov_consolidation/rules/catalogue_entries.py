"""Entries of the resource catalogue: what each says of its resource, and that every system has one."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, CatalogueEntry, InformationSystem, SharingType
from egov_consolidation.rules._annex import cite, is_department, is_in_use
from egov_consolidation.rules._catalogue import CATALOGUES, is_published
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis
from egov_consolidation.rules._set_days import due
from egov_consolidation.rules._sharing_law import REGULATION, article
from egov_consolidation.rules.engine import Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text

_CODE = "[0-9]{6}[0-9A-Za-z]*/?[0-9A-Za-z]+"
"""One digit for the class, two and three for the levels below it, more for what is finer, and a number of its own."""

_SHEET = Text(
    en="The summary sheet of catalogues of Sichuan (四川) of 2018, which follows the guide for making catalogues "
    "(《政务信息资源目录编制指南（试行）》), read in an excerpt; it binds others and shows how entries are made. "
    "{more}",
    zh="四川省2018年政务信息资源目录概要表（依《政务信息资源目录编制指南（试行）》编制），据摘录核对，"
    "不约束本市，仅说明通常的编制方法。{more}",
)


def _has_items(entry: RecordHandle) -> Expression:
    """Return whether an entry lists an item: then it has one in common with itself."""
    return count(CatalogueEntry, by="items", of=entry.items, where=lambda one: one.id == entry.id) >= 1


def _is_told(flag: Expression) -> Expression:
    """Return whether a question is answered, be it yes or no; undecided where it is not."""
    return flag | ~flag


def _names_mode(entry: RecordHandle) -> Expression:
    """Return whether an entry says how its data are shared; where they are not, there is nothing to say."""
    return entry.sharing_type.is_in(*SharingType) & (
        (entry.sharing_type == SharingType.NONE) | (entry.sharing_mode != NOTHING)
    )


@record_rule(
    "CA02",
    "entries-carry-core-metadata",
    on=CatalogueEntry,
    title=Text(en="Every entry of the catalogue carries its core metadata", zh="目录条目核心元数据齐全"),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUES,
    reason=_SHEET.fill(
        more=Text(
            en="It lists thirteen core metadata. That the code of a related resource may be empty, and the mode of "
            "sharing where data are not shared, are judgements.",
            zh="该表列出十三项核心元数据；关联资源代码可不填、不予共享的可不填共享方式，系本规则的判断。",
        )
    ),
    departs=Text(
        en="{subject}: of the core metadata one is none (name: {name}; category: {category}; code: {code}; provider: "
        "{unit}, {provider_code}; summary: {summary}; format: {format}; items: {items}; mode of sharing: "
        "{sharing_mode}; update cycle: {update_cycle}), must all be given",
        zh="{subject}：核心元数据有缺项（名称：{name}；分类：{category}；代码：{code}；提供方：{unit}；"
        "提供方代码：{provider_code}；摘要：{summary}；格式：{format}；信息项：{items}；共享方式：{sharing_mode}；"
        "更新周期：{update_cycle}），应逐项填列",
    ),
    since="0.1",
)
def entries_carry_core_metadata(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Every entry of the catalogue carries its core metadata.

    What:   looks at each entry that is published: category, name, code, provider and its code, summary, format, items,
            sharing type, mode of sharing, whether it is open to the public, and update cycle are given. Not applicable
            to entries that are not published.
    Why:    nobody finds, asks for or joins data of which the catalogue does not say what they are.
    Fix:    fill in what is missing.
    Limits: does not judge whether what is given is right, nor the types of the items. The form of the code is the
            matter of CA03, conditions of sharing are that of CA05. The code of a related resource may be empty. What
            nobody has filled in is undecided, and named; what is known to be none departs.
    """
    words = (
        *(entry.category, entry.name, entry.code, entry.unit, entry.provider_code),
        *(entry.summary, entry.format, entry.update_cycle),
    )
    given = _has_items(entry) & _names_mode(entry) & _is_told(entry.is_open)
    for one in words:
        given &= one != NOTHING
    return Check(applies=is_published(entry), require=given)


@record_rule(
    "CA03",
    "codes-follow-the-guide",
    on=CatalogueEntry,
    title=Text(
        en="The code of an entry is six digits for class and levels, and a number of its own behind them",
        zh="信息资源代码按类、项、目、细目和顺序码编制",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUES,
    reason=_SHEET.fill(
        more=Text(
            en="It gives one digit to the class (类), two to the item (项), three to the heading (目), and any length "
            "to the detail (细目) and to the number (顺序码). That the latter two are digits or letters, and that a "
            "“/” may stand before the number, are judgements: nothing was read of either.",
            zh="该表规定“类”1位、“项”2位、“目”3位，“细目”和顺序码不定长度。细目、顺序码由数字或字母组成，"
            "顺序码前可有“/”，该表未载明，系本规则的判断。",
        )
    ),
    departs=Text(
        en="{subject}: has the code “{code}”, must be six digits for class, item and heading, then digits or letters "
        "for detail and number",
        zh="{subject}：信息资源代码为“{code}”，应由类1位、项2位、目3位数字及其后的细目、顺序码组成",
    ),
    since="0.1",
)
def codes_follow_the_guide(entry: RecordHandle, _: ParameterHandle) -> Check:
    """The code of an entry is six digits for class and levels, and a number of its own behind them.

    What:   looks at the code of each entry that is published: six digits, then digits or letters of any number but one
            at least, among them a “/” at most. Not applicable to entries that are not published or have no code.
    Why:    entries of many units are joined by their codes; one that is written otherwise joins nothing.
    Fix:    write the code anew by the guide.
    Limits: does not know which classes there are, nor whether two entries have one code. A place that has a scheme of
            its own ignores this rule. That a code is there at all is the matter of CA02.
    """
    return Check(applies=is_published(entry) & (entry.code != NOTHING), require=entry.code.matches(_CODE))


@record_rule(
    "CA12",
    "entries-are-graded",
    on=CatalogueEntry,
    title=Text(en="Every entry of the catalogue says class and grade of its data", zh="目录条目明确数据分类分级"),
    basis=(Basis.READ,),
    cites=CATALOGUES,
    reason=article(
        13,
        "十三",
        Text(
            en="The catalogue states name, items, provider, format, update frequency, sharing type, mode, conditions "
            "of use, and class and grade. All but the last are asked for by CA02 and CA05.",
            zh="政务数据目录应明确名称、数据项、提供单位、格式、更新频率、共享属性、共享方式、使用条件、数据分类分级等；"
            "除数据分类分级外，均由CA02、CA05检查。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: the entry of {unit} gives neither class nor grade of its data, must give them",
        zh="{subject}：{unit}的目录条目未明确数据分类分级，应予明确",
    ),
    since="0.1",
)
def entries_are_graded(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Every entry of the catalogue says class and grade of its data.

    What:   looks at class and grade of each entry that is published. Not applicable to entries that are not published,
            and before 1 August 2025.
    Why:    how data have to be protected, and so how they can be shared, follows from their grade.
    Fix:    grade the data and enter the grade.
    Limits: speaks of the catalogue as it stands, so that old entries are judged as new ones are. Does not judge whether
            the grade is right.
    """
    return Check(applies=is_published(entry), require=entry.grade != NOTHING)


@record_rule(
    "CA14",
    "systems-have-entries",
    on=InformationSystem,
    title=Text(
        en="Every system of a department that is kept has an entry in the catalogue, or a reason why not",
        zh="各部门保留的政务信息系统均已编目或说明理由",
    ),
    basis=(Basis.JUDGED,),
    cites=(cite("1.10", "编制完成本部门政务信息资源目录"),),
    reason=Text(
        en="The row has departments complete their catalogues. That a catalogue is complete only where no system with "
        "data is left out without a reason is a judgement; systems with secrets are left out, as the regulation of "
        "2025 leaves out such data.",
        zh="该行要求编制完成部门目录。有数据的系统无正当理由未编目的，视为目录尚未编制完成；涉密系统除外"
        "（《政务数据共享条例》亦将涉密数据除外），系本规则的判断。",
    ),
    holds_after="due",
    parameters=(due("CA14"),),
    departs=Text(
        en="{subject}: the system {name} of {unit} has no entry in the catalogue and no reason why, must have one (the "
        "catalogues were due by {due})",
        zh="{subject}：{unit}的“{name}”未编入政务信息资源目录，也未说明理由，应予编目（目录编制期限为 {due}）",
    ),
    since="0.1",
)
def systems_have_entries(system: RecordHandle, _: ParameterHandle) -> Check:
    """Every system of a department that is kept has an entry in the catalogue, or a reason why not.

    What:   counts, for each system of a department that is in use and holds data, the catalogue entries that it names:
            one at least, or a reason why there is none. Not applicable to systems without data, to those with secrets,
            to systems that are not in use, to units that are no departments, and up to the deadline of the plan.
    Why:    what is not in the catalogue can be neither found nor shared, and is built once more.
    Fix:    make the entry and name it with the system, or record why there is none: a mere tool of the office, say.
    Limits: does not see whether all data of a system are catalogued, nor judge the reason. An entry that is named and
            is not listed does not count.
    """
    return Check(
        applies=is_department(system.unit) & is_in_use(system),
        unless=system.is_secret | ~system.holds_data,
        require=(count(CatalogueEntry, by="id", of=system.entries) >= 1) | (system.no_entry_reason != NOTHING),
    )
