"""Writes the inventory of a city that does not exist, of any size: the same for the same seed.

    python examples/city/make_city.py --systems 40 --seed 2017 -o examples/city/inventory.toml
    python examples/city/make_city.py --systems 100000 -o build/city      # a folder of tables

Everything in it is invented. A part of what an office would have to fill in is left out, and a part of what it
commands is not obeyed, so that rules pass, fail and cannot decide.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TypeVar

from egov_consolidation.dates import Day, day, shifted
from egov_consolidation.inventory import (
    NOT_YET,
    NOTHING,
    AttachmentKind,
    BudgetLine,
    BudgetPurpose,
    CatalogueEntry,
    Disposition,
    Facility,
    FacilityKind,
    InformationSystem,
    Inventory,
    LeasedLine,
    LifecycleState,
    MachineRoom,
    Money,
    NetworkKind,
    OwnerLevel,
    PersonRank,
    PrivateNetwork,
    Project,
    ProjectKind,
    ProjectState,
    ProvisionMode,
    Purchase,
    RoomContent,
    SharingType,
    Submission,
    SubmissionKind,
    Tier,
    UnitFacts,
    UnitKind,
)
from egov_consolidation.rendering import inventory_to_csv, inventory_to_toml
from egov_consolidation.wording import Text

_Value = TypeVar("_Value")

CITY = "云港市人民政府"
OFFICES = ("市政府办公厅", "市发展改革委", "市财政局", "市审计局", "市编委办")
BUREAUS = ("教育", "民政", "司法", "人社", "自然资源", "住建", "交通", "水务", "农业农村", "商务", "文旅", "卫健")
REGIONS = ("东屿区", "西坞区", "北岭县", "云港高新区")
BUSINESS = ("办公", "审批", "监管", "档案", "统计", "信用", "投诉", "培训", "地图", "视频会议", "邮件", "资产")
CAPABILITIES = ("OA", "MAIL", "VIDEO", "GIS", "ARCHIVE", "CREDIT", "TRAINING", "ASSETS")
OFFERED = ("DC", "DC.COMPUTE", "DC.STORAGE", "DC.SECURITY")
NOTE = Text(
    en="Invented from beginning to end by examples/city/make_city.py; no such city, unit or system exists.",
    zh="全部内容由 examples/city/make_city.py 虚构生成，并无此城市、单位和系统。",
)


class City:
    """A city in the making: its chances, and the ids that records refer to."""

    def __init__(self, systems: int, seed: int) -> None:
        """Begin with the units; there are more of them where there are more systems."""
        self.random = Random(seed)
        self.count = systems
        numbered = [f"市{name}{number or ''}局" for number in range(max(1, systems // 600)) for name in BUREAUS]
        self.departments = [*OFFICES, *numbered[: max(5, systems // 8)]]
        self.holders = [*self.departments, *REGIONS]

    def some(self, value: _Value) -> _Value | None:
        """Return a value, or nothing where an office has not filled it in."""
        return None if self.chance(0.06) else value

    def chance(self, share: float) -> bool:
        """Return whether something happens that happens so often."""
        return self.random.random() < share

    def one(self, among: Sequence[_Value]) -> _Value:
        """Return one of several."""
        return among[self.random.randrange(len(among))]

    def day(self, first: str, last: str) -> Day:
        """Return a day between two others."""
        start, end = day(first), day(last)
        return shifted(start, days=self.random.randrange((end - start).days + 1))

    def done(self, first: str, last: str, *, done: float = 0.8) -> Day:
        """Return the day on which something was done, or that it was not done yet."""
        return self.day(first, last) if self.chance(done) else NOT_YET

    def money(self, most: int) -> Money:
        """Return an amount of at most so many times ten thousand yuan."""
        return Money(self.random.randrange(most * 100) * 10_000)

    def unit(self) -> str:
        """Return who answers for something; now and then somebody whom nobody listed."""
        return "市撤并局" if self.chance(0.01) else self.one(self.holders)


def units(city: City) -> tuple[UnitFacts, ...]:
    """Return the city, its departments, its regions, and a village."""
    listed = [(CITY, UnitKind.CITY, Tier.CITY)]
    listed += [(name, UnitKind.DEPARTMENT, Tier.CITY) for name in city.departments]
    listed += [(name, UnitKind.REGION, Tier.COUNTY) for name in REGIONS]
    listed += [(f"{name}信息中心", UnitKind.SUBORDINATE, Tier.TOWN) for name in REGIONS]
    return tuple(
        UnitFacts(
            id=name,
            name=name,
            kind=kind,
            tier=city.some(tier),
            government=CITY,
            building=city.some(f"{city.one('甲乙丙丁')}座"),
            abolished_on=NOT_YET,
            accountable_person=city.some("已明确"),
            person_rank=city.some(city.one(tuple(PersonRank))),
            appointed_on=city.some(city.done("2017-11-10", "2017-12-20")),
            staff=city.some(city.random.randrange(6)),
            extranet_connected_on=city.some(city.done("2016-01-01", "2018-12-31")),
            systems_in_use=city.some(city.random.randrange(20)),
            systems_under_construction=city.some(city.random.randrange(4)),
            systems_planned=city.some(city.random.randrange(4)),
            systems_applied_for=city.some(city.random.randrange(3)),
        )
        for name, kind, tier in listed
    )


def systems(city: City) -> tuple[InformationSystem, ...]:
    """Return the systems, those that the city built for everyone first."""
    return tuple(_system(city, number) for number in range(1, city.count + 1))


def _system(city: City, number: int) -> InformationSystem:
    is_unified = number <= max(2, city.count // 50)
    unit = "市政府办公厅" if is_unified else city.unit()
    business = city.one(BUSINESS)
    state = LifecycleState.IN_USE if is_unified or city.chance(0.7) else city.one(tuple(LifecycleState))
    is_retired = state is LifecycleState.RETIRED
    is_listed = city.chance(0.9)
    is_cleaned = city.chance(0.25)
    applied = city.day("2010-01-01", "2019-06-30") if city.chance(0.9) else city.day("2025-08-01", "2025-08-31")
    retired = city.day("2017-12-01", "2019-02-01") if is_retired else NOT_YET
    return InformationSystem(
        id=f"S{number:05d}",
        name=city.some(f"{'全市' if is_unified else unit.removeprefix('市')}{business}系统"),
        function=city.some(f"{business}业务办理"),
        scope_of_use=city.some(city.one(("本单位", "本系统", "全市", "社会公众"))),
        frequency_of_use=city.some(city.one(("每日", "每周", "每月", "很少"))),
        approved_by=city.some("市发展改革委"),
        approved_on=city.some(applied),
        construction_funds=city.some(city.money(500)),
        operating_funds=city.some(city.money(60)),
        source_of_funds=city.some(city.one(("财政拨款", "专项资金", "自筹"))),
        unit=city.some(unit),
        owner_level=city.some(city.one(tuple(OwnerLevel))),
        lifecycle=city.some(state),
        applied_on=city.some(applied),
        in_service_on=city.some(day("2016-07-01") if is_unified else shifted(applied, days=180)),
        retired_on=city.some(retired),
        parent=NOTHING,
        host=city.some(city.one((NOTHING, "F-DC", "F-DC", "F-OWN"))),
        room=NOTHING,
        network=city.some(city.one(tuple(NetworkKind))),
        is_secret=city.some(city.chance(0.1)),
        is_lan_only=city.some(city.chance(0.1)),
        capabilities=city.some((city.one(CAPABILITIES),)),
        is_unified=is_unified,
        is_exchange=city.some(city.chance(0.15)),
        is_sharing_platform=city.some(city.chance(0.15)),
        exchange_required_by_law=city.some(city.chance(0.2)),
        is_nationally_planned=city.some(city.chance(0.1)),
        is_listed=city.some(is_listed),
        in_cleanup_list=city.some(is_cleaned),
        is_process_detached=city.some(city.chance(0.1)),
        is_replaceable=city.some(city.chance(0.1)),
        idle_since=city.some(city.done("2015-01-01", "2018-12-31", done=0.2)),
        last_updated_on=city.some(city.done("2014-01-01", "2019-02-28", done=0.95)),
        users=city.some(city.random.randrange(400)),
        uses_per_month=city.some(city.random.randrange(3000)),
        is_statutory_archive=city.some(city.chance(0.05)),
        disposition=city.some(city.one(tuple(Disposition))) if is_cleaned else None,
        disposed_on=city.some(city.done("2018-01-01", "2018-12-31")) if is_cleaned else None,
        audit_consented_on=city.some(city.done("2018-03-01", "2018-06-30", done=0.1)),
        holds_data=city.some(city.chance(0.9)),
        data_archived_on=city.some(city.done("2017-11-01", "2019-01-15")) if is_retired else None,
        migration_planned_on=city.some(city.done("2018-06-01", "2019-06-30", done=0.5)),
        migrated_on=city.some(city.done("2019-01-01", "2019-12-31", done=0.5)),
        is_pilot=city.chance(0.05),
        reviewed_on=city.some(city.done("2018-01-01", "2018-12-31", done=0.6)),
        accessed_on=city.some(city.done("2018-06-01", "2019-03-31", done=0.6)),
        entries=city.some((f"E{number:05d}",)),
        collects=city.some(() if city.chance(0.7) else (f"E{city.random.randrange(city.count) + 1:05d}",)),
        collects_by_law=city.some(city.chance(0.1)),
    )


def entries(city: City) -> tuple[CatalogueEntry, ...]:
    """Return one entry of the catalogue for each system."""
    return tuple(
        CatalogueEntry(
            id=f"E{number:05d}",
            name=f"{city.one(BUSINESS)}数据",
            unit=city.some(city.one(city.departments)),
            sharing_type=city.some(city.one(tuple(SharingType))),
            published_on=city.some(city.done("2018-01-01", "2018-12-31")),
            accessed_on=city.some(city.done("2018-06-01", "2019-03-31", done=0.7)),
        )
        for number in range(1, city.count + 1)
    )


def rooms_and_networks(
    city: City,
) -> tuple[tuple[MachineRoom, ...], tuple[LeasedLine, ...], tuple[PrivateNetwork, ...]]:
    """Return machine rooms, leased lines and private networks, a few for each ten systems."""
    numbers = range(1, max(12, city.count // 5) + 1)
    rooms = tuple(
        MachineRoom(
            id=f"R{number}",
            unit=city.some(city.unit()),
            name=f"机房{number}",
            building=f"{city.one('甲乙丙丁')}座",
            holds=city.some((RoomContent.ACCESS_GEAR, *((city.one(tuple(RoomContent)),) if city.chance(0.6) else ()))),
            built_on=city.some(city.day("2008-01-01", "2016-12-31")),
            closed_on=city.some(city.done("2018-01-01", "2019-12-31", done=0.3)),
        )
        for number in numbers
    )
    lines = tuple(
        LeasedLine(
            id=f"L{number}",
            unit=city.some(city.unit()),
            provider=city.one(("甲通信公司", "乙通信公司")),
            is_internet=city.some(city.chance(0.8)),
            rented_by_unit=city.some(city.chance(0.8)),
            rented_on=city.some(city.day("2008-01-01", "2017-06-30")),
            cancelled_on=city.some(city.done("2017-12-01", "2019-04-30")),
            monthly_rent=city.some(city.money(2)),
        )
        for number in numbers
    )
    networks = tuple(_network(city, number) for number in numbers)
    return rooms, lines, networks


def _network(city: City, number: int) -> PrivateNetwork:
    merged = city.done("2018-01-01", "2019-03-31", done=0.6)
    into = NOTHING if merged == NOT_YET else city.one((NetworkKind.INTRANET, NetworkKind.EXTRANET))
    return PrivateNetwork(
        id=f"N{number}",
        unit=city.some(city.unit()),
        name=f"{city.one(BUSINESS)}专网",
        is_nationally_planned=city.some(city.chance(0.4)),
        national_merge_by=city.some(city.done("2018-06-30", "2020-12-31", done=0.7)),
        is_fit_to_merge=city.some(city.chance(0.85)),
        is_secret=city.some(city.chance(0.1)),
        merged_into=None if into == NOTHING else city.some(NetworkKind(into)),
        merged_on=city.some(merged),
        utilisation=city.some(city.random.randrange(101)),
    )


def facilities(city: City) -> tuple[Facility, ...]:
    """Return what the city offers: data centre, backup centre, platforms; and a data centre of a department."""
    return (
        Facility(
            id="F-DC",
            name="市政府数据中心",
            kind=FacilityKind.DATA_CENTRE,
            unit="市政府办公厅",
            government=CITY,
            is_unified=True,
            mode=city.some(city.one((*[ProvisionMode.SERVICE_PURCHASE] * 3, ProvisionMode.OWN_CONSTRUCTION))),
            offers=OFFERED,
            accepted_on=city.some(city.day("2018-06-01", "2019-03-31")),
            in_service_on=day("2018-07-01"),
            linked_to_province_on=NOT_YET,
        ),
        Facility(
            id="F-BACKUP",
            name="同城容灾备份中心",
            kind=FacilityKind.BACKUP_CENTRE,
            unit="市政府办公厅",
            government=CITY,
            is_unified=True,
            mode=ProvisionMode.SERVICE_PURCHASE,
            offers=("DC.BACKUP",),
            accepted_on=city.some(city.day("2018-10-01", "2019-01-31")),
            in_service_on=day("2018-12-01"),
        ),
        Facility(
            id="F-EXCHANGE",
            name="市外网共享平台",
            kind=FacilityKind.EXCHANGE_PLATFORM,
            unit="市政府办公厅",
            government=CITY,
            is_unified=True,
            offers=("SHARE.EXCHANGE",),
            accepted_on=day("2018-06-28"),
            in_service_on=day("2018-06-30"),
            linked_to_province_on=city.some(city.done("2018-05-01", "2018-09-30")),
        ),
        Facility(
            id="F-OWN",
            name="市交通局数据中心",
            kind=FacilityKind.DATA_CENTRE,
            unit="市交通局",
            government=CITY,
            is_unified=False,
            mode=ProvisionMode.OWN_CONSTRUCTION,
            offers=(),
            accepted_on=day("2012-05-01"),
            in_service_on=day("2012-06-01"),
        ),
    )


def projects(city: City) -> tuple[Project, ...]:
    """Return projects of all kinds, some of which build what the city has already."""
    return tuple(
        Project(
            id=f"P{number}",
            name=f"{city.one(BUSINESS)}建设项目",
            unit=city.some(city.unit()),
            kind=city.some(city.one(tuple(ProjectKind)[:4])),
            is_renovation=city.some(city.chance(0.3)),
            capabilities=city.some((city.one((*CAPABILITIES, "NEW", "NEW")),)),
            state=city.some(city.one(tuple(ProjectState))),
            applied_on=city.some(city.day("2017-06-01", "2019-02-28")),
            approved_on=city.some(city.done("2018-01-01", "2019-02-28", done=0.5)),
            special_need_approved_by=NOTHING,
            exception_approved_by=NOTHING,
            is_national_requirement=city.some(city.chance(0.1)),
            is_secret=city.some(city.chance(0.05)),
            deploys_at=city.some(city.one((NOTHING, "F-DC", "F-DC", "F-OWN"))),
            investment=city.some(city.money(800)),
            operating_funds=city.some(city.money(80)),
        )
        for number in range(1, max(24, city.count // 5) + 1)
    )


def purchases(city: City) -> tuple[Purchase, ...]:
    """Return purchases, some of which the data centre could have spared."""
    return tuple(
        Purchase(
            id=f"B{number}",
            name="设备和服务采购",
            unit=city.some(city.unit()),
            capabilities=city.some((city.one((*OFFERED, "PRINTER")),)),
            purchased_on=city.some(city.day("2018-01-01", "2019-02-28")),
            is_cancelled=city.some(city.chance(0.2)),
            cannot_be_supplied=city.some(city.chance(0.2)),
            amount=city.some(city.money(100)),
        )
        for number in range(1, max(16, city.count // 8) + 1)
    )


def budget_lines(city: City) -> tuple[BudgetLine, ...]:
    """Return lines of the budgets of 2018 to 2020."""
    return tuple(
        BudgetLine(
            id=f"M{number}",
            unit=city.some(city.unit()),
            fiscal_year=city.some(city.one((2018, 2019, 2019, 2020))),
            purpose=city.some(
                city.one((BudgetPurpose.INTERNET_LINE, BudgetPurpose.OPERATION, BudgetPurpose.MIGRATION))
            ),
            amount=city.some(Money(0) if city.chance(0.4) else city.money(40)),
            system=city.some(f"S{city.random.randrange(city.count) + 1:05d}"),
            network=NOTHING,
            is_arrears=city.some(city.chance(0.1)),
            is_winding_down=city.some(city.chance(0.1)),
        )
        for number in range(1, max(40, city.count // 3) + 1)
    )


def submissions(city: City) -> tuple[Submission, ...]:
    """Return what departments handed in, and the report of the spot audit."""
    wanted = [
        (unit, kind, recipient)
        for unit in city.departments
        for kind, recipient in (
            (SubmissionKind.CLEANUP_LIST, "市审计局"),
            (SubmissionKind.SHARING_LIST, "市政府办公厅"),
            (SubmissionKind.CLEANUP_EVIDENCE, "市审计局"),
        )
        if city.chance(0.9)
    ]
    wanted.append(("市审计局", SubmissionKind.SPOT_AUDIT, CITY))
    return tuple(
        Submission(
            id=f"T{number}",
            unit=unit,
            kind=city.some(kind) if kind is SubmissionKind.CLEANUP_EVIDENCE else kind,
            recipient=city.some(recipient),
            submitted_on=city.some(city.done("2017-11-20", "2018-08-31", done=0.95)),
            attachments=city.some(tuple(one for one in AttachmentKind if city.chance(0.85))),
        )
        for number, (unit, kind, recipient) in enumerate(wanted, start=1)
    )


def make_city(systems_wanted: int, seed: int) -> Inventory:
    """Return the inventory of a city with so many systems."""
    city = City(systems_wanted, seed)
    rooms, lines, networks = rooms_and_networks(city)
    return Inventory(
        id="yungang-example",
        title="云港市政务信息系统底数（虚构示例）",
        surveyed_on=day("2019-03-01"),
        is_example=True,
        note=NOTE,
        units=units(city),
        systems=systems(city),
        entries=entries(city),
        rooms=rooms,
        lines=lines,
        networks=networks,
        facilities=facilities(city),
        projects=projects(city),
        purchases=purchases(city),
        budget_lines=budget_lines(city),
        submissions=submissions(city),
    )


def main(arguments: Sequence[str]) -> int:
    """Write the city to a TOML file, or as tables to a folder."""
    parser = argparse.ArgumentParser(description="Write the inventory of an invented city.")
    parser.add_argument("--systems", type=int, default=40, help="how many information systems (default: 40)")
    parser.add_argument("--seed", type=int, default=2017, help="where the random numbers begin (default: 2017)")
    parser.add_argument("-o", "--output", type=Path, required=True, help="a .toml file, or a folder for tables")
    asked = parser.parse_args(arguments)
    city = make_city(asked.systems, asked.seed)
    if asked.output.suffix == ".toml":
        files = {asked.output: inventory_to_toml(city)}
    else:
        asked.output.mkdir(parents=True, exist_ok=True)
        files = {asked.output / name: text for name, text in inventory_to_csv(city).items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="")
    print(f"{asked.output}: {asked.systems} systems, seed {asked.seed}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
