import pandas as pd


def add_ratio(df: pd.DataFrame, num: str, den: str, name: str) -> pd.DataFrame:
    out = df[df.columns.tolist()]
    out.loc[:, name] = df[num].div(df[den])
    return out
