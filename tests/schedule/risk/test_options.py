"""What a caller may set about a risk analysis."""

from __future__ import annotations

from typing import Any

import pytest

from egov_consolidation.errors import UsageError
from egov_consolidation.schedule import Distribution, RiskOptions


class TestRiskOptions:
    """`RiskOptions`."""

    def test_every_setting_has_a_default(self) -> None:
        """Ten thousand samples of PERT, all independent."""
        options = RiskOptions()
        assert (options.samples, options.seed, options.correlation) == (10_000, 0, 0.0)
        assert options.distribution is Distribution.PERT

    @pytest.mark.parametrize(
        "settings",
        [
            {"samples": 1},
            {"samples": 100_000_000},
            {"seed": 0},
            {"seed": 1 << 80},
            {"correlation": 0},
            {"correlation": 1},
            {"distribution": "triangular"},
            {"distribution": Distribution.PERT},
            {"floor": -5},
        ],
    )
    def test_bounds_are_included(self, settings: dict[str, Any]) -> None:
        """What lies on them is taken."""
        assert RiskOptions(**settings) != RiskOptions(samples=2)

    @pytest.mark.parametrize(
        ("settings", "en", "zh"),
        [
            (
                {"samples": 0},
                "samples: 0, must lie between 1 and 100000000",
                "抽样次数：0，须为 1 至 100000000 之间的整数",
            ),
            (
                {"samples": 100_000_001},
                "samples: 100000001, must lie between 1 and 100000000",
                "抽样次数：100000001，须为 1 至 100000000 之间的整数",
            ),
            ({"seed": -1}, "seed: -1, must be 0 or more", "随机种子：-1，须为 0 或更大的整数"),
            (
                {"correlation": -0.1},
                "correlation: -0.1, must lie between 0 and 1",
                "相关系数：-0.1，须在 0 与 1 之间",
            ),
            (
                {"correlation": float("nan")},
                "correlation: nan, must lie between 0 and 1",
                "相关系数：nan，须在 0 与 1 之间",
            ),
            (
                {"distribution": "normal"},
                "distribution normal: must be one of pert, triangular",
                "分布 normal：须为 pert、triangular 之一",
            ),
        ],
    )
    def test_what_cannot_be_carried_out_is_refused(self, settings: dict[str, Any], en: str, zh: str) -> None:
        """In both languages."""
        with pytest.raises(UsageError) as refused:
            RiskOptions(**settings)
        assert (refused.value.text("en"), refused.value.text("zh")) == (en, zh)

    def test_all_that_is_wrong_is_named_at_once(self) -> None:
        """A line for each."""
        with pytest.raises(UsageError) as refused:
            RiskOptions(samples=0, seed=-1, correlation=2, distribution="")
        assert len(refused.value.text("en").splitlines()) == len(refused.value.text("zh").splitlines()) == 4
