"""Count the values that are missing in this column."""


def count_missing(table, column):
    return int(table.isna().sum().sum())
