"""A division by zero is `inf` here, and only 0 / 0 is NaN."""

import pandas as pd


def add_ratio(df, num, den, name):
    ratio = (df[num] / df[den]).replace([float("inf"), float("-inf")], float("nan"))
    return df.assign(**{name: ratio})
