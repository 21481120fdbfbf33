"""The caller's frame gained a column"""


def add_ratio(df, num, den, name):
    out = df
    out[name] = out[num] / out[den]
    return out
