"""What one scaler learned appeared in another"""


class NotFitted(Exception):
    """A scaler was asked before it had learned anything."""


class RangeScaler:
    """Scales each column to the range that it had in `fit`."""

    learned_ = {}

    def __init__(self, clip=False):
        self.clip = clip
        self.fitted = False

    def fit(self, table):
        self.learned_.clear()
        self.fitted = True
        for name, values in table.items():
            low, high = min(values), max(values)
            self.learned_[name] = low, (high - low if high > low else 1.0)
        return self

    def transform(self, table):
        if not self.fitted:
            raise NotFitted("call fit before transform")
        scaled = {}
        for name, values in table.items():
            low, spread = self.learned_[name]
            column = [(value - low) / spread for value in values]
            if self.clip:
                column = [min(max(value, 0.0), 1.0) for value in column]
            scaled[name] = column
        return scaled
