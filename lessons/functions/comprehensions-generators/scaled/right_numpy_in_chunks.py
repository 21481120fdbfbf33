from itertools import islice

import numpy as np


def scaled(make_stream):
    n, mean, squares = 0, 0.0, 0.0
    stream = make_stream()
    while chunk := list(islice(stream, 500)):
        values = np.array(chunk, dtype=float)
        gap = values.mean() - mean
        both = n + len(values)
        squares += values.var() * len(values) + gap**2 * n * len(values) / both
        mean += gap * len(values) / both
        n = both
    if n == 0:
        return
    spread = np.sqrt(squares / n)
    if spread < 1e-9 * max(1.0, abs(mean)):
        spread = np.inf
    stream = make_stream()
    while chunk := list(islice(stream, 500)):
        yield from ((np.array(chunk) - mean) / spread).tolist()
