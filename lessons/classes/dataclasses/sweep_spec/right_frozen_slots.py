from dataclasses import dataclass, field
from math import isfinite


@dataclass(frozen=True, slots=True)
class SweepSpec:
    model: str
    trials: int = 20
    rate: float = 0.1
    tags: list[str] = field(default_factory=list)
    api_key: str = field(default="", repr=False, compare=False)

    def __post_init__(self):
        wrong = []
        if self.trials < 1:
            wrong.append("trials")
        if not isfinite(self.rate) or self.rate <= 0:
            wrong.append("rate")
        if wrong:
            raise ValueError("out of range: " + ", ".join(wrong))
