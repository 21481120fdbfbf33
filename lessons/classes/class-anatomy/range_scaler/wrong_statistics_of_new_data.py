"""The statistics were taken from the data being transformed"""


class NotFitted(Exception):
    """A scaler was asked before it had learned anything."""


class RangeScaler:
    """Scales each column to the range that it had in `fit`."""

    def __init__(self, clip=False):
        self.clip = clip
        self.learned_ = None

    def fit(self, table):
        learned = {}
        for name, values in table.items():
            low, high = min(values), max(values)
            learned[name] = low, (high - low if high > low else 1.0)
        self.learned_ = learned
        return self

    def transform(self, table):
        if self.learned_ is None:
            raise NotFitted("call fit before transform")
        scaled = {}
        for name, values in table.items():
            low = min(values)
            spread = (max(values) - low) or 1.0
            if name not in self.learned_:
                raise KeyError(name)
            column = [(value - low) / spread for value in values]
            if self.clip:
                column = [min(max(value, 0.0), 1.0) for value in column]
            scaled[name] = column
        return scaled
