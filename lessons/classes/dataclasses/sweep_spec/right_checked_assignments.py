import math
from dataclasses import dataclass, field

CHECKS = {
    "trials": lambda value: value >= 1,
    "rate": lambda value: math.isfinite(value) and value > 0,
}


@dataclass
class SweepSpec:
    model: str
    trials: int = 20
    rate: float = 0.1
    tags: list[str] = field(default_factory=list)
    api_key: str = field(default="", repr=False)

    def __setattr__(self, name, value):
        if name in CHECKS and not CHECKS[name](value):
            raise ValueError(f"{name}: {value} is not allowed")
        super().__setattr__(name, value)
