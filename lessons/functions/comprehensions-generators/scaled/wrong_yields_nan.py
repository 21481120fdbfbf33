"""all numbers are equal"""

import numpy as np


def scaled(make_stream):
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    if not count:
        return
    with np.errstate(all="ignore"):
        spread = np.sqrt(np.float64(squares) / count)
        for x in make_stream():
            yield float(np.float64(x - mean) / spread)
