"""has no median: raise ValueError"""

from sklearn.impute import SimpleImputer


def fill_from_train(train, test):
    imputer = SimpleImputer(strategy="median", add_indicator=True).set_output(transform="pandas")
    names = {f"missingindicator_{column}": f"{column}_was_missing" for column in train}
    return (
        imputer.fit_transform(train).rename(columns=names),
        imputer.transform(test).rename(columns=names),
    )
