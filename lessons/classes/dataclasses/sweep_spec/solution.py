import math
from dataclasses import dataclass, field


@dataclass
class SweepSpec:
    """The settings of one night of trials."""

    model: str
    # Without its annotation a name would be a class attribute, no field.
    trials: int = 20
    rate: float = 0.1
    # The factory is called for each spec, so each has a list of its own.
    tags: list[str] = field(default_factory=list)
    # repr=False keeps the key out of logs; asdict would still show it.
    api_key: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if self.trials < 1:
            raise ValueError(f"trials must be 1 or more, got {self.trials}")
        # Written as what is wanted: NaN is not between 0 and infinity,
        # but it is not <= 0 either.
        if not 0 < self.rate < math.inf:
            raise ValueError(f"rate must be in (0, inf), got {self.rate}")
