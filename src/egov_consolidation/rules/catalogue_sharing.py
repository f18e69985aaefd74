"""Entries of the resource catalogue: on which terms their data are shared, and from whom they come."""

from __future__ import annotations

from egov_consolidation.inventory import NOTHING, BasisLevel, CatalogueEntry, ResourceClass, SharingType
from egov_consolidation.rules._catalogue import CATALOGUE_SYSTEM, CATALOGUES, is_published
from egov_consolidation.rules._record_rule import record_rule
from egov_consolidation.rules._rule import Basis, Strength
from egov_consolidation.rules._sharing_law import REGULATION, article
from egov_consolidation.rules.engine import AS_OF, Check, Expression, ParameterHandle, RecordHandle, count
from egov_consolidation.wording import Text

_HIGH_ENOUGH = (BasisLevel.LAW, BasisLevel.ADMINISTRATIVE_REGULATION, BasisLevel.STATE_COUNCIL_DECISION)
"""What may forbid sharing."""


@record_rule(
    "CA05",
    "conditions-are-listed",
    on=CatalogueEntry,
    title=Text(
        en="What is shared on conditions lists them: the scope, and what the data may be used for",
        zh="有条件共享的列明共享范围、使用用途等条件",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUES,
    reason=article(
        15,
        "十五",
        Text(
            en="Conditions such as scope and use are listed in the catalogue. The summary sheet of Sichuan (四川) of "
            "2018, read in an excerpt, has a column for them: that they are asked for before the regulation too "
            "is a judgement.",
            zh="有条件共享的，应当在目录中列明共享范围、使用用途等条件。四川省2018年政务信息资源目录概要表（据摘录核对）"
            "列有“共享条件”一项，条例施行以前亦应填列，系本规则的判断。",
        ),
    ),
    departs=Text(
        en="{subject}: the entry “{name}” of {unit} is shared on conditions and lists none, must list scope and use",
        zh="{subject}：{unit}的“{name}”为有条件共享，未列明共享条件，应列明共享范围、使用用途等",
    ),
    since="0.1",
)
def conditions_are_listed(entry: RecordHandle, _: ParameterHandle) -> Check:
    """What is shared on conditions lists them.

    What:   looks at the conditions of each published entry that is shared on conditions. Not applicable to entries of
            another sharing type, and to those that are not published.
    Why:    a condition that nobody can read beforehand is a refusal that nobody has to give.
    Fix:    list the scope and what the data may be used for, or share them unconditionally.
    Limits: does not judge whether the conditions are lawful or complete.
    """
    return Check(
        applies=is_published(entry) & (entry.sharing_type == SharingType.CONDITIONAL),
        require=entry.sharing_conditions != NOTHING,
    )


@record_rule(
    "CA06",
    "refusal-to-share-rests-on-law",
    on=CatalogueEntry,
    title=Text(
        en="What is not shared says why, and which law, administrative regulation or decision of the State Council "
        "forbids it",
        zh="不予共享的列明理由和法律、行政法规、国务院决定依据",
    ),
    basis=(Basis.READ,),
    cites=CATALOGUES,
    reason=article(
        15,
        "十五",
        Text(
            en="The catalogue states the reason, and the law, administrative regulation or decision of the State "
            "Council (article 14 as well). What was enough before it is not judged: the rules of 2016 were not read.",
            zh="不予共享的，应当列明理由，并明确法律、行政法规以及国务院决定依据（另见第十四条）。条例施行以前的依据要求"
            "未经核对，不予判断。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: {unit} does not share “{name}” (reason: {unshared_reason}; on the basis of: {sharing_basis}, "
        "which is: {basis_level}), must state a reason, and a law, administrative regulation or decision of the State "
        "Council that forbids sharing",
        zh="{subject}：{unit}的“{name}”不予共享（理由：{unshared_reason}；依据：{sharing_basis}，层级：{basis_level}），"
        "应列明理由和法律、行政法规或者国务院决定依据",
    ),
    since="0.1",
)
def refusal_to_share_rests_on_law(entry: RecordHandle, _: ParameterHandle) -> Check:
    """What is not shared says why, and which law, administrative regulation or State Council decision forbids it.

    What:   looks at each published entry that is not shared: a reason, the document that forbids sharing, and its level
            are given, and the level is one of the three. Not applicable to entries that are shared, to those that are
            not published, and before 1 August 2025.
    Why:    sharing is what is normal; an exception that anybody can make for himself is none.
    Fix:    name the reason and the provision, or share the data.
    Limits: takes the level as it was entered and does not read the document. Speaks of the catalogue as it stands, so
            that old entries are judged as new ones are.
    """
    return Check(
        applies=is_published(entry) & (entry.sharing_type == SharingType.NONE),
        require=(entry.unshared_reason != NOTHING)
        & (entry.sharing_basis != NOTHING)
        & entry.basis_level.is_in(*_HIGH_ENOUGH),
    )


@record_rule(
    "CA07",
    "basic-information-is-shared",
    on=CatalogueEntry,
    title=Text(
        en="Basic information on people, legal persons, space, credit and certificates is shared",
        zh="人口、法人、空间地理、信用、电子证照等基础信息资源不得列为不予共享",
    ),
    basis=(Basis.UNVERIFIED,),
    cites=CATALOGUES,
    reason=Text(
        en="The interim rules of 2016 (《政务信息资源共享管理暂行办法》, 国发〔2016〕51号) are said to have basic "
        "information shared among all; this was not verified against their text. Which information is basic was read "
        "in the summary sheet of Sichuan (四川) of 2018.",
        zh="《政务信息资源共享管理暂行办法》（国发〔2016〕51号）：基础信息资源应在部门间共享，未经与原文核对。"
        "基础信息资源的范围见四川省2018年政务信息资源目录概要表（据摘录核对）。",
    ),
    strength=Strength.MUST_NOT,
    departs=Text(
        en="{subject}: “{name}” of {unit} is basic information and is not shared, must be shared unless a law forbids "
        "it",
        zh="{subject}：{unit}的“{name}”属于基础信息资源，列为不予共享，除法律法规另有规定外应予共享",
    ),
    since="0.1",
)
def basic_information_is_shared(entry: RecordHandle, _: ParameterHandle) -> Check:
    """Basic information on people, legal persons, space, credit and certificates is shared.

    What:   looks at the sharing type of each published entry of basic information: it is shared, on conditions or
            without. Not applicable to other information, to what a law, an administrative regulation or a decision of
            the State Council forbids to share, and to entries that are not published.
    Why:    everybody needs these data; whoever does not get them collects them again.
    Fix:    share the data, on conditions where need be.
    Limits: its source is unverified, so that it runs only when it is asked for. Takes the class of a resource as it was
            entered.
    """
    return Check(
        applies=is_published(entry) & (entry.resource_class == ResourceClass.BASIC),
        unless=(entry.sharing_type == SharingType.NONE) & entry.basis_level.is_in(*_HIGH_ENOUGH),
        require=entry.sharing_type != SharingType.NONE,
    )


def _others(entry: RecordHandle, *, with_another_source: bool = False) -> Expression:
    """Return how many entries of other units bear the name of an entry, or how many of them name another source."""

    def is_meant(one: RecordHandle) -> Expression:
        is_other = (one.published_on <= AS_OF) & (one.unit != entry.unit)
        return is_other & (one.source_unit != entry.source_unit) if with_another_source else is_other

    return count(CatalogueEntry, by="name", of=entry.name, where=is_meant)


@record_rule(
    "CA08",
    "one-source-for-each-datum",
    on=CatalogueEntry,
    title=Text(
        en="What several units list in the catalogue has one source, which all of them name",
        zh="多个部门均有的数据明确唯一数源部门（一数一源）",
    ),
    basis=(Basis.READ, Basis.JUDGED),
    cites=CATALOGUE_SYSTEM,
    reason=article(
        19,
        "十九",
        Text(
            en="Where several units collect data the authority names the one that leads as their source. That entries "
            "of one name are of the same data is a judgement.",
            zh="收集工作涉及多个部门的，主管部门应当明确牵头收集的部门作为数源部门。名称相同的目录条目视为同一数据，"
            "系本规则的判断。",
        ),
    ),
    holds_from=REGULATION,
    departs=Text(
        en="{subject}: “{name}” of {unit} is listed by other units too, its source is: {source_unit}; the authority "
        "for sharing must name one source, which all entries give",
        zh="{subject}：{unit}的“{name}”另有部门编目，本条目数源部门为“{source_unit}”，"
        "应由政务数据共享主管部门明确唯一数源部门，各条目填列一致",
    ),
    since="0.1",
)
def one_source_for_each_datum(entry: RecordHandle, _: ParameterHandle) -> Check:
    """What several units list in the catalogue has one source, which all of them name.

    What:   counts the published entries of other units with the same name, and those of them that name another source:
            an entry names a source and none of the others names another. Not applicable to entries that no other unit
            has, to those that are not published, and before 1 August 2025.
    Why:    where two units keep the same datum there are soon two data.
    Fix:    have the authority for sharing name the source, and enter it with each of the entries.
    Limits: knows the same data by the same name alone. Does not see who named the source. All entries of a datum whose
            sources differ depart, for it cannot be told which is right.
    """
    return Check(
        applies=is_published(entry) & (_others(entry) >= 1),
        require=(entry.source_unit != NOTHING) & (_others(entry, with_another_source=True) == 0),
    )
