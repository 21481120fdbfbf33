import pandas as pd


def add_ratio(df, num, den, name):
    columns = {label: df[label] for label in df.columns}
    columns[name] = columns[num].truediv(columns[den])
    return pd.DataFrame(columns, index=df.index, copy=False)
