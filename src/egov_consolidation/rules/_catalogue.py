"""The resource catalogue, as the rules about its entries speak of it."""

from __future__ import annotations

from egov_consolidation.rules._annex import cite
from egov_consolidation.rules.engine import AS_OF, Expression, RecordHandle

CATALOGUES = (cite("1.10", "编制完成本部门政务信息资源目录"), cite("3.5", "编制完成本地区政务信息资源目录"))
"""The words that have units make their catalogues; how an entry is made, other documents say."""

CATALOGUE_SYSTEM = (cite("2.2.9", "全市统一、动态更新、共享校核、权威发布的政务信息资源目录体系"),)
"""The words that have the catalogue kept up as a whole."""


def is_published(entry: RecordHandle) -> Expression:
    """Return whether an entry of the catalogue is published by the day of the report."""
    return entry.published_on <= AS_OF
