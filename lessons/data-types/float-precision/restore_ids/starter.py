import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    """The ids in `col` as `Int64`; ValueError where one cannot be trusted."""
    # TODO: doubt float columns, trust integer columns, keep the gaps.
