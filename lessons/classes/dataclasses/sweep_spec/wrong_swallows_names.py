"""`SweepSpec('ridge', trails=3)` raised no error"""

import math
from dataclasses import dataclass


@dataclass(init=False, repr=False)
class SweepSpec:
    model: str
    trials: int
    rate: float
    tags: list[str]
    api_key: str

    def __init__(self, model, trials=20, rate=0.1, tags=None, api_key="", **others):
        if trials < 1:
            raise ValueError("trials")
        if not 0 < rate < math.inf:
            raise ValueError("rate")
        self.model, self.trials, self.rate, self.api_key = model, trials, rate, api_key
        self.tags = tags or []

    def __repr__(self):
        return f"SweepSpec({self.model}, {self.trials}, {self.rate}, {self.tags})"
