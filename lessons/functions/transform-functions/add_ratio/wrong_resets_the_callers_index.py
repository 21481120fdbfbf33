"""The caller's table was changed"""


def add_ratio(df, num, den, name):
    labels = df.index
    df.index = range(len(df))  # Repeated labels made trouble.
    out = df.assign(**{name: df[num] / df[den]})
    out.index = labels
    return out
