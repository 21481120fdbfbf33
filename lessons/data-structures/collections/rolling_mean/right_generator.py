class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self._means = self._run(window)
        next(self._means)

    @staticmethod
    def _run(window):
        ring = [0] * window
        total = seen = 0
        mean = None
        while True:
            reading = yield mean
            total += reading - ring[seen % window]
            ring[seen % window] = reading
            seen += 1
            mean = total / window if seen >= window else None

    def push(self, x):
        return self._means.send(x)
