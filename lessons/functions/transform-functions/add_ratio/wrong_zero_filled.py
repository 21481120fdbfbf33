"""A ratio that is infinite or missing was turned into 0."""

import pandas as pd


def add_ratio(df, num, den, name):
    ratio = (df[num] / df[den]).replace([float("inf"), float("-inf")], 0).fillna(0)
    return df.assign(**{name: ratio})
