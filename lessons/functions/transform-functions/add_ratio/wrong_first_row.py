"""A table without rows is a table"""

import pandas as pd


def add_ratio(df, num, den, name):
    ratio = df[num] / df[den]
    if ratio.iloc[0] is None:
        return df
    return df.assign(**{name: ratio})
