"""What a caller may set about a risk analysis: values only."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from egov_consolidation.errors import UsageError
from egov_consolidation.schedule.risk._distributions import Distribution
from egov_consolidation.wording import Text

MOST_SAMPLES = 100_000_000
"""How many samples there can be: the end of each is kept."""

_SAMPLES = Text(
    en="samples: {found}, must lie between 1 and {most}", zh="抽样次数：{found}，须为 1 至 {most} 之间的整数"
)
_SEED = Text(en="seed: {found}, must be 0 or more", zh="随机种子：{found}，须为 0 或更大的整数")
_CORRELATION = Text(en="correlation: {found}, must lie between 0 and 1", zh="相关系数：{found}，须在 0 与 1 之间")
_DISTRIBUTION = Text(en="distribution {found}: must be one of {known}", zh="分布 {found}：须为 {known} 之一")


@attrs.frozen(kw_only=True)
class RiskOptions:
    """What a caller may set about a risk analysis.

    Attributes:
        samples: How many times durations are drawn.
        seed: Where the random numbers begin: the same seed gives the same samples.
        distribution: How durations spread between the least and the most days: a `Distribution` or its value.
        correlation: How closely the durations of one unit's tasks rise and fall together, from 0 to 1.
        device: Where the samples are worked on: `cpu` or `cuda`; `None` for `cpu`.
        floor: Days from the beginning of the data date before which nothing starts.
    """

    samples: int = 10_000
    seed: int = 0
    distribution: str = Distribution.PERT
    correlation: float = 0.0
    device: str | None = None
    floor: int = 0

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be carried out; all of it is named."""
        wrong = list(self._wrong())
        if wrong:
            raise UsageError(Text(en="\n".join(one.en for one in wrong), zh="\n".join(one.zh for one in wrong)))

    def _wrong(self) -> Iterator[Text]:
        if not 1 <= self.samples <= MOST_SAMPLES:
            yield _SAMPLES.fill(found=self.samples, most=MOST_SAMPLES)
        if self.seed < 0:
            yield _SEED.fill(found=self.seed)
        if not 0 <= self.correlation <= 1:
            yield _CORRELATION.fill(found=str(self.correlation))
        if self.distribution not in set(Distribution):
            yield _DISTRIBUTION.fill(found=str(self.distribution)[:40], known=tuple(Distribution))
