"""A baseline: the findings known before, from the file that an earlier check wrote."""

from __future__ import annotations

import os
import re

from egov_consolidation.findings import Verdict
from egov_consolidation.reading._characters import decode
from egov_consolidation.reading._documents import DATA, opened
from egov_consolidation.reading._fields import Fields
from egov_consolidation.reading._problems import ProblemList
from egov_consolidation.settings import Baseline, KnownFinding
from egov_consolidation.wording import Text, same

SCHEMA = "egov/baseline/1"
"""What the file says it is."""

_FINGERPRINT = re.compile("[0-9a-f]{16}")
_DIGITS = Text(en="a fingerprint of 16 hexadecimal digits", zh="16 位十六进制指纹")
_VERDICTS = Text(en="one of FAIL, UNKNOWN", zh="FAIL、UNKNOWN 之一")


def read_baseline(source: str | os.PathLike[str]) -> Baseline:
    """Read a baseline from the JSON file that `egov check --write-baseline` writes.

    Raises:
        ReadingError: It cannot be read; every problem is listed with its path.
        UsageError: It is no JSON by its suffix.
    """
    file = opened(source, (".json",))
    return baseline_from_data(DATA[file.suffix](decode(file.data, file.name), file.name), document=file.name)


def baseline_from_data(data: object, *, document: str) -> Baseline:
    """Return the baseline that a file holds.

    Args:
        data: What JSON made of the file.
        document: Name of the file, for places.

    Returns:
        The baseline. An entry without a verdict knows the finding whether it departs or cannot be decided.

    Raises:
        ReadingError: A key is unknown, missing or of the wrong kind; every problem is listed with its path.

    Examples:
        >>> one = {"fingerprint": "0123456789abcdef", "rule": "PL04", "subjects": ["1.1", "1.10"]}
        >>> data = {"schema": "egov/baseline/1", "findings": [one]}
        >>> baseline_from_data(data, document="baseline.json").knows("0123456789abcdef", "FAIL")
        True
    """
    problems = ProblemList(document)
    fields = Fields(data, "$", problems)
    if fields.name("schema") not in {"", SCHEMA}:
        fields.refuse_value("schema", same(SCHEMA))
    plan, as_of = _plan(fields), fields.day("as_of")
    fields.require("findings")
    findings = fields.tables("findings", _finding)
    fields.close()
    problems.raise_if_any()
    return Baseline(findings=findings, plan=plan, as_of=as_of)


def _plan(fields: Fields) -> str:
    """Return the id of the plan; its title and digest are for people."""
    table = fields.table("plan")
    if table is None:
        return ""
    plan = table.name("id")
    for key in ("title", "source_sha256"):
        table.text(key)
    table.close()
    return plan


def _finding(fields: Fields) -> KnownFinding | None:
    fingerprint, rule_id, subjects = fields.name("fingerprint"), fields.text("rule") or "", fields.texts("subjects")
    if fingerprint and not _FINGERPRINT.fullmatch(fingerprint):
        fields.refuse_value("fingerprint", _DIGITS)
    verdict = fields.text("verdict") or ""
    if verdict not in {"", Verdict.FAIL, Verdict.UNKNOWN}:
        fields.refuse_value("verdict", _VERDICTS)
    return fields.built(
        lambda: KnownFinding(fingerprint=fingerprint, verdict=verdict, rule_id=rule_id, subjects=subjects)
    )
