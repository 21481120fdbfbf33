"""lines read for one row"""

import pandas as pd


def stream_rows(opener):
    with opener() as file:
        table = pd.read_csv(file, keep_default_na=False)
    table["delay"] = pd.to_numeric(table["delay"], errors="coerce")
    table = table.dropna(subset=["delay"])
    for depot, delay in zip(table["depot"], table["delay"]):
        yield {"depot": depot, "delay": float(delay)}
