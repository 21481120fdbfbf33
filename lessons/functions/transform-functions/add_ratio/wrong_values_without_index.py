"""Divide as `/` between two columns does."""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.assign(**{name: [a / b for a, b in zip(df[num].tolist(), df[den].tolist())]})
