"""Who answers in the units of the invented city."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOT_YET, NOTHING, PersonRank
from invented.drawing import Values, between


def answering(rng: Random, unit_id: str) -> Values:
    """Return whom a unit has named, and who does the work: what nobody objects to, save in the cases."""
    return {
        "accountable_person": f"{rng.choice('赵钱孙李周吴')}某",
        "person_rank": PersonRank.HEAD,
        "appointed_on": between(rng, "2017-11-13", "2017-11-30"),
        "staff": rng.randrange(1, 9),
        "sharing_office": rng.choice(("办公室", "信息化处", "数据资源处")),
        **ANSWERING.get(unit_id, {}),
    }


ANSWERING: Mapping[str, Values] = {
    "市交通局": {"person_rank": PersonRank.DEPUTY, "appointed_on": day("2017-12-20"), "staff": 0}
    | {"sharing_office": NOTHING},
    "市文旅局": {"person_rank": PersonRank.ACTING_HEAD},
    "市水务局": dict.fromkeys(("person_rank", "appointed_on", "staff", "sharing_office")),
    "东湾区": {"accountable_person": NOTHING, "person_rank": None, "appointed_on": NOT_YET},
}
"""Cases: a deputy who was named late and is alone, an acting head, a unit that does not say, and nobody."""
