"""copied all eight columns to add one"""

import pandas as pd


def add_ratio(df, num, den, name):
    df = df.copy()
    df[name] = df[num] / df[den]
    return df
