"""What `add_ratio(df, 'kg', 'litres', 'density')` returned is a Series"""

import pandas as pd


def add_ratio(df, num, den, name):
    return (df[num] / df[den]).rename(name)
