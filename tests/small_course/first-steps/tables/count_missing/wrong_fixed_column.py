"""Count in the column that was asked for."""


def count_missing(table, column):
    return int(table["visits"].isna().sum()) if column in table else 0
