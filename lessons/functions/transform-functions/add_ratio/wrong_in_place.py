"""The caller's frame gained a column"""

import pandas as pd


def add_ratio(df, num, den, name):
    df[name] = df[num] / df[den]
    return df
