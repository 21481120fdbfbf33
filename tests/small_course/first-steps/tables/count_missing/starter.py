import pandas as pd


def count_missing(table: pd.DataFrame, column: str) -> int:
    # TODO: count the missing values of the column.
    return 0
