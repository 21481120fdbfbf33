import pandas as pd


def fill_from_train(train: pd.DataFrame, test: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Both tables filled with the medians of train, with flags for what was filled."""
    # Everything that is learned is learned here, from train alone.
    medians = train.median()
    empty = list(medians.index[medians.isna()])
    if empty:
        raise ValueError(f"no value in train to learn from: {', '.join(empty)}")
    flagged = list(train.columns[train.isna().any()])

    def filled(table: pd.DataFrame) -> pd.DataFrame:
        # The same flags for every table, so that train and test have the same columns.
        flags = table[flagged].isna().add_suffix("_was_missing")
        # fillna returns a new table: the one that came in stays as it was.
        return table.fillna(medians).join(flags)

    return filled(train), filled(test)
