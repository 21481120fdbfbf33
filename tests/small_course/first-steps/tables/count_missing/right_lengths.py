import pandas as pd


def count_missing(table: pd.DataFrame, column: str) -> int:
    return len(table) - len(table[column].dropna())
