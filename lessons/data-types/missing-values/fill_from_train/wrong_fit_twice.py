"""test set's own median"""

from sklearn.impute import SimpleImputer


def fill_from_train(train, test):
    if train.isna().all().any():
        raise ValueError(f"empty: {list(train.columns[train.isna().all()])}")
    imputer = SimpleImputer(strategy="median", add_indicator=True).set_output(transform="pandas")
    names = {f"missingindicator_{column}": f"{column}_was_missing" for column in train}
    return (
        imputer.fit_transform(train).rename(columns=names),
        imputer.fit_transform(test).rename(columns=names),
    )
