import pandas as pd


def count_missing(table: pd.DataFrame, column: str) -> int:
    # The sum is a NumPy integer; int() makes it the plain number that was asked for.
    return int(table[column].isna().sum())
