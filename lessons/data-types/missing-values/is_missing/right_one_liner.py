"""`is True` turns every per-element answer into False."""

import pandas as pd


def is_missing(value: object) -> bool:
    return not value.strip() if isinstance(value, str) else pd.isna(value) is True
