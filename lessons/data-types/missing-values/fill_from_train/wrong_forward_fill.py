"""This is the reading before the gap"""


def fill_from_train(train, test):
    medians = train.median()
    if medians.isna().any():
        raise ValueError(f"no value in train: {list(medians.index[medians.isna()])}")
    flagged = train.columns[train.isna().any()]
    train, test = train.copy(), test.copy()
    for table in (train, test):
        for name in flagged:
            table[f"{name}_was_missing"] = table[name].isna()
        for name in medians.index:
            table[name] = table[name].ffill().fillna(medians[name])
    return train, test
