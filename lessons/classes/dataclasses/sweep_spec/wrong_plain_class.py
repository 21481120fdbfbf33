"""`SweepSpec` is not a dataclass"""


class SweepSpec:
    def __init__(self, model, trials=20, rate=0.1, tags=(), api_key=""):
        self.model = model
        self.trials = trials
        self.rate = rate
        self.tags = list(tags)
        self.api_key = api_key
