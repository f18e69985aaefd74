"""How the invented city presses its units: performance and supervision slips."""

from __future__ import annotations

from egov_consolidation.dates import day
from egov_consolidation.inventory import NOTHING, SlipLevel
from invented.drawing import OFFICE, PLANNER, Values

_ONE: Values = {"name": "政务信息系统整合共享", "weight": 3}
INDICATORS: tuple[Values, ...] = (
    {**_ONE, "unit": OFFICE, "year": 2018},
    {**_ONE, "unit": PLANNER, "year": 2018},
    {**_ONE, "unit": OFFICE, "year": 2019},
    {"unit": PLANNER, "year": 2019, "name": "政务信息共享工作", "weight": 5},
    {**_ONE, "unit": OFFICE, "year": 2020, "weight": None},
    *({**_ONE, "unit": OFFICE, "year": year} for year in range(2021, 2025)),
)
"""Two units agree on an indicator, then they do not; of one year nobody knows the points."""

_LINES_LEFT: Values = {"unit": "市交通局", "task": "1.7", "is_urgent": False}
SLIPS: tuple[Values, ...] = (
    {**_LINES_LEFT, "level": SlipLevel.BLUE, "follows": NOTHING}
    | {"issued_on": day("2019-01-07"), "due_on": day("2019-01-31")},
    {**_LINES_LEFT, "level": SlipLevel.YELLOW, "follows": "x0001"}
    | {"issued_on": day("2019-02-11"), "due_on": day("2019-02-28")},
    {**_LINES_LEFT, "level": SlipLevel.RED, "follows": "x0002"}
    | {"issued_on": day("2019-02-25"), "due_on": day("2019-03-15")},
    {"unit": "市水务局", "task": "1.7", "level": SlipLevel.YELLOW, "follows": None, "is_urgent": False}
    | {"issued_on": day("2019-02-18"), "due_on": day("2019-03-08")},
    {"unit": "市文旅局", "task": "1.1", "level": SlipLevel.RED, "follows": NOTHING, "is_urgent": True}
    | {"issued_on": day("2019-02-20"), "due_on": day("2019-02-27")},
)
"""A unit is pressed about its lines, the second time in order and the third too soon."""
