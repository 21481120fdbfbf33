import pandas as pd


def add_ratio(df, num, den, name):
    ratio = (df[num] / df[den]).rename(name)
    return pd.concat([df, ratio], axis=1)
