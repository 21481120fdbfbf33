"""the whole file was held"""

import pandas as pd


def mean_by(path, key, value, chunk_rows=1000):
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame[value] = pd.to_numeric(frame[value].str.strip(), errors="coerce")
    return frame.groupby(key)[value].mean().dropna().to_dict()
