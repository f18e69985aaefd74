"""What verdicts, severities, strengths and bases are called."""

from __future__ import annotations

from egov_consolidation.findings import Basis, Strength, Verdict
from egov_consolidation.wording import Text

SIGNS = {Verdict.FAIL: "×", Verdict.UNKNOWN: "?", Verdict.ERROR: "!"}
"""The sign of a finding, of the characters that a Chinese console can print."""

VERDICTS = {
    Verdict.PASS: Text(en="pass", zh="符合"),
    Verdict.FAIL: Text(en="fail", zh="不符"),
    Verdict.UNKNOWN: Text(en="unknown", zh="无法判定"),
    Verdict.NOT_APPLICABLE: Text(en="not applicable", zh="不适用"),
    Verdict.ERROR: Text(en="error", zh="规则出错"),
}
"""The verdicts in words."""

SEVERITIES = {
    "NOTE": Text(en="note", zh="提示"),
    "WARNING": Text(en="warning", zh="警告"),
    "ERROR": Text(en="error", zh="严重"),
}
"""The severities in words."""

BASES = {
    Basis.STATED: Text(en="the plan states it", zh="方案原文载明"),
    Basis.READ: Text(en="another document, read", zh="已核对的其他文件"),
    Basis.JUDGED: Text(en="judged", zh="经判断"),
    Basis.UNVERIFIED: Text(en="unverified: off unless asked for", zh="来源未核实：默认不启用"),
}
"""What a rule rests on, in words."""

STRENGTHS = {
    Strength.MUST: Text(en="must", zh="必须"),
    Strength.MUST_NOT: Text(en="must not", zh="不允许"),
    Strength.IN_PRINCIPLE: Text(en="in principle", zh="原则上"),
    Strength.MAY: Text(en="may", zh="可以"),
}
"""How binding a rule is, in words."""
