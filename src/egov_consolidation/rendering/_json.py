"""JSON documents: each begins with the name of its schema, and each schema ships with the package."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import TypeAlias, cast

from egov_consolidation.errors import UsageError
from egov_consolidation.findings import PlanSummary
from egov_consolidation.model import Citation, Plan
from egov_consolidation.wording import Text

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"
"""A value that JSON can hold."""

SCHEMAS: tuple[str, ...] = (
    "egov/baseline/1",
    "egov/estimates/1",
    "egov/explanation/1",
    "egov/graph/1",
    "egov/obligations/1",
    "egov/plan/1",
    "egov/report/1",
    "egov/rows/1",
    "egov/rules/1",
    "egov/schedule/1",
    "egov/survey/1",
    "egov/tasks/1",
)
"""Names of the published schemas."""


def json_text(document: Json) -> str:
    """Return a document as JSON text, Chinese as it is."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def schema(name: str) -> dict[str, object]:
    """Return a published JSON Schema (2020-12).

    Args:
        name: What a document's `schema` says, such as `egov/tasks/1`.

    Raises:
        UsageError: There is no such schema; those that there are are named.

    Examples:
        >>> schema("egov/tasks/1")["$schema"]
        'https://json-schema.org/draft/2020-12/schema'
    """
    if name not in SCHEMAS:
        template = Text(en="{name}: no such schema. there are {known}", zh="{name}：没有这个模式，现有 {known}")
        raise UsageError(template.fill(name=name, known=SCHEMAS))
    file = name.removeprefix("egov/").replace("/", "-") + ".json"
    text = resources.files("egov_consolidation.rendering").joinpath("schemas", file).read_text(encoding="utf-8")
    return cast("dict[str, object]", json.loads(text))


def plan_json(plan: Plan | PlanSummary) -> Json:
    """Return the part of a document that says which plan it speaks of."""
    return {"id": plan.id, "title": plan.title, "source_sha256": plan.source_sha256}


def citation_json(citation: Citation) -> Json:
    """Return a citation as JSON."""
    return {"document": citation.document, "row": citation.row, "quote": citation.quote}


def text_json(text: Text | None) -> Json:
    """Return a bilingual text as JSON."""
    return None if text is None else {"zh": text.zh, "en": text.en}
