import numpy as np


def top_k(records, k, key):
    records = list(records)
    scores = np.array([key(record) for record in records], dtype=float)
    valid = np.flatnonzero(~np.isnan(scores))
    order = valid[np.argsort(-scores[valid], kind="stable")]
    return [records[i] for i in order[:k]]
