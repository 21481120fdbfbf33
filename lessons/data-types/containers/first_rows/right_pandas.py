import pandas as pd


def first_rows(rows, keys):
    if not rows:
        return []
    frame = pd.DataFrame({key: pd.Series([row[key] for row in rows], dtype=object) for key in keys})
    return [row for row, again in zip(rows, frame.duplicated(), strict=True) if not again]
