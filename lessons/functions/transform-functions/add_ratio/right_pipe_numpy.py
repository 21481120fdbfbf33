import numpy as np


def add_ratio(df, num, den, name):
    def with_ratio(table):
        with np.errstate(divide="ignore", invalid="ignore"):
            values = np.divide(table[num].to_numpy(), table[den].to_numpy())
        return table.assign(**{name: values})

    return df.pipe(with_ratio)
