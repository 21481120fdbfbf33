class RollingMean:
    """Readings come in on one list and go out from another, which is turned when the other is empty."""

    def __init__(self, window):
        if window < 1:
            raise ValueError("window must be at least 1")
        self.window = window
        self.incoming, self.outgoing = [], []
        self.total = 0

    def push(self, x):
        if len(self.incoming) + len(self.outgoing) == self.window:
            if not self.outgoing:
                self.outgoing, self.incoming = self.incoming[::-1], []
            self.total -= self.outgoing.pop()
        self.incoming.append(x)
        self.total += x
        full = len(self.incoming) + len(self.outgoing) == self.window
        return self.total / self.window if full else None
