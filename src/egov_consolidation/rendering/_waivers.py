"""What permits a departure: who approved it, until when, and why."""

from __future__ import annotations

from egov_consolidation.rendering._json import Json
from egov_consolidation.settings import Waiver
from egov_consolidation.wording import Lang, Text

_PERMITTED = Text(
    en="waived by {approver} until {last_day} (that day included): {reason}{evidence}",
    zh="经{approver}批准豁免，有效期至 {last_day}（含当日）：{reason}{evidence}",
)
_EVIDENCE = Text(en=" ({evidence})", zh="（{evidence}）")


def waiver_json(waiver: Waiver | None) -> Json:
    """Return a waiver as it stands beside a finding of the document `egov/report/1`."""
    if waiver is None:
        return None
    return {
        "reason": waiver.reason,
        "approver": waiver.approver,
        "from": waiver.first_day.isoformat(),
        "last_day": waiver.last_day.isoformat(),
        "evidence": waiver.evidence,
        "document": waiver.document,
    }


def waiver_said(waiver: Waiver, lang: Lang) -> str:
    """Return in a sentence who permits a departure, until when, and why."""
    evidence = _EVIDENCE.say(lang, evidence=waiver.evidence) if waiver.evidence else ""
    return _PERMITTED.say(
        lang, approver=waiver.approver, last_day=waiver.last_day, reason=waiver.reason, evidence=evidence
    )
