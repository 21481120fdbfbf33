"""a join pairs every row with every row of the same label"""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.join((df[num] / df[den]).rename(name))
