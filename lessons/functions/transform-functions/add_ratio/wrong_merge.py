"""a join pairs every row with every row of the same label"""

import pandas as pd


def add_ratio(df, num, den, name):
    ratio = (df[num] / df[den]).rename(name)
    return df.merge(ratio, left_index=True, right_index=True)
