from pathlib import Path

import pandas as pd


def mean_by(path: Path, key: str, value: str, chunk_rows: int = 1000) -> dict[str, float]:
    parts = []
    reader = pd.read_csv(path, usecols=[key, value], dtype=str, keep_default_na=False, chunksize=chunk_rows)
    for chunk in reader:
        numbers = pd.to_numeric(chunk[value].str.strip().replace("", None))
        parts.append(numbers.groupby(chunk[key]).agg(["sum", "count"]))
    if not parts:
        return {}
    all_parts = pd.concat(parts).groupby(level=0).sum()
    all_parts = all_parts[all_parts["count"] > 0]
    return (all_parts["sum"] / all_parts["count"]).to_dict()
