"""The first 500 of them came out as if there were no others"""

from itertools import islice

import numpy as np


def scaled(make_stream):
    make_stream()
    stream = make_stream()
    while chunk := list(islice(stream, 500)):
        values = np.array(chunk)
        spread = values.std()
        if spread < 1e-9:
            spread = np.inf
        yield from ((values - values.mean()) / spread).tolist()
