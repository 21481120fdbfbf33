"""The new column must carry the requested name, not 'name'."""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.assign(name=df[num] / df[den])
