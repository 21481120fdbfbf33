"""Wrong numbers: with kg [2.0, 3.0, 12.0] and litres [8.0, 4.0, 30.0]"""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.assign(**{name: df[den] / df[num]})
