"""raised SyntaxError"""

import pandas as pd


def add_ratio(df, num, den, name):
    return df.eval(f"{name} = {num} / {den}")
