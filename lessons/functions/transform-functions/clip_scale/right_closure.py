import math


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self._quantiles = low, high
        self._step = None

    def fit(self, s):
        bottom, top = (s.quantile(q) for q in self._quantiles)
        values = [min(max(v, bottom), top) for v in s]
        mean = math.fsum(values) / len(values)
        spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))
        if spread <= 1e-9 * max(map(abs, values)):
            self._step = lambda v: 0.0
        else:
            self._step = lambda v: (min(max(v, bottom), top) - mean) / spread
        return self

    def transform(self, s):
        if self._step is None:
            raise RuntimeError("transform before fit")
        return s.map(self._step)
