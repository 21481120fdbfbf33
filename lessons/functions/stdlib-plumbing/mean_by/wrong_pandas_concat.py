"""the whole file was held"""

import pandas as pd


def mean_by(path, key, value, chunk_rows=1000):
    chunks = list(pd.read_csv(path, dtype=str, keep_default_na=False, chunksize=chunk_rows))
    if not chunks:
        return {}
    frame = pd.concat(chunks)
    frame[value] = pd.to_numeric(frame[value].str.strip(), errors="coerce")
    return frame.groupby(key)[value].mean().dropna().to_dict()
