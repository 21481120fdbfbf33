class NotFitted(Exception):
    """A scaler was asked before it had learned anything."""


class RangeScaler:
    """Scales each column to the range that it had in `fit`."""

    def __init__(self, clip=False):
        self.clip = clip

    def fit(self, table):
        # TODO: learn the minimum and the maximum of each column
        pass

    def transform(self, table):
        # TODO: a new dict with the scaled columns
        pass
