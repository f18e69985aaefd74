"""How a report was made: which settings, what they leave out, and what they change."""

from __future__ import annotations

from collections.abc import Iterator

from egov_consolidation.findings import Report, SettingsSummary
from egov_consolidation.rendering._json import Json
from egov_consolidation.rendering._judgement_words import SEVERITIES
from egov_consolidation.wording import Lang, Text

_SETTINGS = Text(en="settings: {document}{changes}", zh="设置：{document}{changes}")
_CHANGES = Text(en=" ({changes})", zh="（{changes}）")
_OWN = Text(en="of this call", zh="本次调用")
_SELECTED = Text(en="rules selected: {codes}", zh="只执行 {codes}")
_LEFT_OUT = Text(en="rules left out: {codes}", zh="不执行 {codes}")
_WEIGHTS = Text(en="weights: {weights}", zh="调整级别：{weights}")
_WEIGHT = Text(en="{code} {severity}", zh="{code} 为{severity}")
_PARAMETERS = Text(en="parameters set: {parameters}", zh="设定参数：{parameters}")
_NOT_LISTED = Text(en="not listed for {unit}: {codes}", zh="{unit}不列 {codes}")
_SEMICOLON = {"zh": "；", "en": "; "}
_LISTED = {"zh": "、", "en": ", "}


def settings_said(report: Report, lang: Lang) -> tuple[str, ...]:
    """Return in a line what the settings change, where there are any."""
    about = report.settings
    changes = () if about is None else tuple(_changes(about, lang))
    if about is None or not (about.document or about.severity or about.ignore_by_unit or about.changed):
        return ()
    said = _CHANGES.say(lang, changes=_SEMICOLON[lang].join(changes)) if changes else ""
    return (_SETTINGS.say(lang, document=about.document or _OWN, changes=said),)


def _changes(about: SettingsSummary, lang: Lang) -> Iterator[str]:
    if about.select:
        yield _SELECTED.say(lang, codes=about.select)
    if about.ignore:
        yield _LEFT_OUT.say(lang, codes=about.ignore)
    if about.severity:
        weights = (_WEIGHT.say(lang, code=code, severity=SEVERITIES[one.name]) for code, one in about.severity.items())
        yield _WEIGHTS.say(lang, weights=_LISTED[lang].join(weights))
    if about.changed:
        yield _PARAMETERS.say(lang, parameters=tuple(f"{one} = {about.parameters[one]}" for one in about.changed))
    for unit, codes in about.ignore_by_unit.items():
        yield _NOT_LISTED.say(lang, unit=unit, codes=codes)


def settings_json(about: SettingsSummary | None) -> Json:
    """Return what a report tells of how it was made, so that it can be made again; null where that is not told."""
    if about is None:
        return None
    return {
        "path": about.document or None,
        "select": about.select,
        "ignore": about.ignore,
        "severity": {code: one.name for code, one in about.severity.items()},
        "ignore_by_unit": dict(about.ignore_by_unit),
        "parameters": {
            name: value if isinstance(value, int | float) else value.isoformat()
            for name, value in about.parameters.items()
        },
    }
