"""A zero is a reading"""


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
            table[name] = table[name].fillna(0)
    return train, test
