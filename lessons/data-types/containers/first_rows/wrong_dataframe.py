"""Beside a missing value pandas and NumPy make floats of ids, and two large ids become one."""

import pandas as pd


def first_rows(rows, keys):
    if not rows:
        return []
    again = pd.DataFrame(rows).duplicated(subset=list(keys))
    return [row for row, a in zip(rows, again) if not a]
