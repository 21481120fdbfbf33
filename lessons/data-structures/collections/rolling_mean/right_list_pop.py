class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("at least one reading")
        self._window = window
        self._values = []
        self._total = 0

    def push(self, x):
        if len(self._values) == self._window:
            self._total -= self._values.pop(0)
        self._values.append(x)
        self._total += x
        if len(self._values) == self._window:
            return self._total / self._window
