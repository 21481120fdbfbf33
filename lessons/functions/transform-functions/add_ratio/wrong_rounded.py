"""It was rounded."""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.assign(**{name: (df[num] / df[den]).round(2)})
