"""raised KeyError: 'kg'"""


def add_ratio(df, num, den, name):
    return df.assign(**{name: df["litres"] / df["kg"] if num == "litres" else df["kg"] / df["litres"]})
