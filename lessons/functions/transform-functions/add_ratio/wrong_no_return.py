"""returned nothing: the caller now holds None"""

import pandas as pd


def add_ratio(df, num, den, name):
    df = df.assign(**{name: df[num] / df[den]})
