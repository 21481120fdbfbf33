"""Equal keys must keep input order"""

import numpy as np


def top_k(records, k, key):
    records = list(records)
    scores = np.array([key(record) for record in records], dtype=float)
    valid = np.flatnonzero(~np.isnan(scores))
    if k == 0:
        return []
    if k < len(valid):
        valid = valid[np.argpartition(scores[valid], -k)[-k:]]
    return [records[i] for i in valid[np.argsort(scores[valid], kind="stable")][::-1]]
