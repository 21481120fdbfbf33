from pathlib import Path

import polars as pl


def mean_by(path: Path, key: str, value: str, chunk_rows: int = 1000) -> dict[str, float]:
    number = pl.col(value).str.strip_chars().alias("number")
    means = (
        pl.scan_csv(path, infer_schema=False)
        .select(pl.col(key), number)
        .filter(pl.col("number") != "")
        .group_by(key)
        .agg(pl.col("number").cast(pl.Float64).mean())
        .collect(engine="streaming")
    )
    return dict(means.iter_rows())
