"""NaN must never win"""

import pandas as pd


def top_k(records, k, key):
    rs = list(records)
    s = pd.Series([key(r) for r in rs], dtype=float)
    return [rs[i] for i in s.nlargest(k).index]
