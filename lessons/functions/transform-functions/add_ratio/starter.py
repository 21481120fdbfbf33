import pandas as pd


def add_ratio(df: pd.DataFrame, num: str, den: str, name: str) -> pd.DataFrame:
    """A new table: `df` and, behind its columns, the column `name` with `num` / `den`."""
    # TODO: return the new table and leave `df` as it is.
    return df
