"""train and test columns differ"""


def fill_from_train(train, test):
    medians = train.median()
    if medians.isna().any():
        raise ValueError(f"no value in train: {list(medians.index[medians.isna()])}")
    train, test = train.copy(), test.copy()
    for table in (train, test):
        for name in table.columns[table.isna().any()]:
            table[f"{name}_was_missing"] = table[name].isna()
        for name in medians.index:
            table[name] = table[name].fillna(medians[name])
    return train, test
