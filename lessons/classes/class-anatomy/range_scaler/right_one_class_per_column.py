class NotFitted(RuntimeError):
    pass


class _Range:
    def __init__(self, values):
        self.low = min(values)
        self.high = max(values)

    def scale(self, value):
        return (value - self.low) / ((self.high - self.low) or 1)


class RangeScaler:
    def __init__(self, clip=False):
        self._clip = clip

    def fit(self, table):
        self._ranges = {name: _Range(values) for name, values in table.items()}
        return self

    def transform(self, table):
        try:
            ranges = self._ranges
        except AttributeError:
            raise NotFitted("this scaler has not learned anything, call fit first") from None
        return {name: [self._cut(ranges[name].scale(v)) for v in values] for name, values in table.items()}

    def _cut(self, value):
        return sorted((0.0, value, 1.0))[1] if self._clip else value
