import pandas as pd


def add_ratio(df, num, den, name):
    ratio = df.eval(f"`{num}` / `{den}`")
    out = df[:]
    out.insert(len(out.columns), name, ratio)
    return out
