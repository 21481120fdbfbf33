from dataclasses import dataclass


@dataclass(init=False, repr=False)
class SweepSpec:
    model: str
    trials: int
    rate: float
    tags: list[str]
    api_key: str

    def __init__(self, model, trials=20, rate=0.1, tags=None, api_key=""):
        if not trials >= 1:
            raise ValueError("trials >= 1 expected")
        if not (rate > 0 and rate - rate == 0):
            raise ValueError("rate > 0 expected")
        self.model = model
        self.trials = trials
        self.rate = rate
        self.tags = [] if tags is None else list(tags)
        self.api_key = api_key

    def __repr__(self):
        return f"SweepSpec({self.model!r}, {self.trials}, {self.rate}, {self.tags}, api_key=***)"
