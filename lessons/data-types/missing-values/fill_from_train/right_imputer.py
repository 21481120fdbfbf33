"""scikit-learn's imputer with indicators, as tables."""

from sklearn.impute import SimpleImputer


def fill_from_train(train, test):
    for column in train:
        if train[column].notna().sum() == 0:
            raise ValueError(f"{column} has no value in train")
    imputer = SimpleImputer(strategy="median", add_indicator=True).set_output(transform="pandas")
    imputer.fit(train)
    names = {f"missingindicator_{column}": f"{column}_was_missing" for column in train}
    return imputer.transform(train).rename(columns=names), imputer.transform(test).rename(columns=names)
