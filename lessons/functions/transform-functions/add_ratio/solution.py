import pandas as pd


def add_ratio(
    df: pd.DataFrame,
    num: str,
    den: str,
    name: str,
) -> pd.DataFrame:
    # `assign` gives a new table that shares the columns which did not
    # change. The two stars make the text in `name` the keyword;
    # `name=...` would make a column that is called "name".
    return df.assign(**{name: df[num] / df[den]})
