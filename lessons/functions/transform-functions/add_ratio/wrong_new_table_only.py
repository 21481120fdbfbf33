"""The columns of `df` belong to the new table, too."""

import pandas as pd


def add_ratio(df, num, den, name):
    return (df[num] / df[den]).to_frame(name)
