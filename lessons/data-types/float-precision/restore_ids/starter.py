import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    """The ids in `col` as `Int64`; raises ValueError where a float cannot be trusted as an id."""
    # TODO: doubt float columns, trust integer columns, keep the gaps.
