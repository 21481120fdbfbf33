"""copied all eight columns to add one"""

import pandas as pd


def add_ratio(df, num, den, name):
    return pd.DataFrame({**df, name: df[num] / df[den]})
