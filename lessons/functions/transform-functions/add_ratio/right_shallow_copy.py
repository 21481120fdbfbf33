import pandas as pd


def add_ratio(df, num, den, name):
    new = df.copy(deep=False)
    new[name] = new[num] / new[den]
    return new
