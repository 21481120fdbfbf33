"""Two specs that differ in `tags` (['a'] and ['b']) compare equal"""

import math
from dataclasses import dataclass, field


@dataclass
class SweepSpec:
    """The settings of one night of trials."""

    model: str
    trials: int = 20
    rate: float = 0.1
    tags: list[str] = field(default_factory=list, compare=False)
    api_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.trials < 1:
            raise ValueError(f"trials must be at least 1, got {self.trials}")
        if not 0 < self.rate < math.inf:
            raise ValueError(f"rate must be above 0 and finite, got {self.rate}")
