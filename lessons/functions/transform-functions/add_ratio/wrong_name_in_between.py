"""gave the columns ['stops per minute', 'tmp', 'new'], but ['ratio', 'tmp', 'new', 'stops per minute'] were expected. The columns of `df` belong to the new table, too."""


def add_ratio(df, num, den, name):
    new = df.assign(ratio=df[num] / df[den])
    return new.rename(columns={"ratio": name})
