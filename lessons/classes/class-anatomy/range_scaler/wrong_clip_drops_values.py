"""Below 0 becomes 0, above 1 becomes 1, and what is between stays."""


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
            low, spread = self.learned_[name]
            column = [(value - low) / spread for value in values]
            if self.clip:
                column = [value for value in column if 0 <= value <= 1]
            scaled[name] = column
        return scaled
