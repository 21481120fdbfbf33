"""The whole window is added up at every reading"""

from collections import deque

import numpy as np


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.q = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        self.q.append(x)
        return float(np.mean(self.q)) if len(self.q) == self.window else None
