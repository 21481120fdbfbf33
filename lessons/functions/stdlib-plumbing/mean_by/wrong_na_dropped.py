"""pandas takes it for a gap"""

import pandas as pd


def mean_by(path, key, value, chunk_rows=1000):
    total = pd.Series(dtype="float64")
    count = pd.Series(dtype="float64")
    for chunk in pd.read_csv(path, dtype={key: str}, chunksize=chunk_rows):
        chunk[value] = pd.to_numeric(chunk[value], errors="coerce")
        groups = chunk.dropna(subset=[value]).groupby(key)[value]
        total = total.add(groups.sum(), fill_value=0)
        count = count.add(groups.count(), fill_value=0)
    return dict(total / count)
