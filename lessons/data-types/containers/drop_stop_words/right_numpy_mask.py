import numpy as np


def drop_stop_words(tokens, stop):
    stop = set(stop)
    mask = np.array([t not in stop for t in tokens], dtype=bool)
    return np.array(tokens, dtype=object)[mask].tolist()
