"""raised ZeroDivisionError: float division by zero, at line 5 (`ratios = df.apply(lambda row: row[num] / row[den], axis=1)`). Divide as `/` between two columns does. A row that also holds text is made of Python numbers"""


def add_ratio(df, num, den, name):
    ratios = df.apply(lambda row: row[num] / row[den], axis=1)
    return df.assign(**{name: ratios})
