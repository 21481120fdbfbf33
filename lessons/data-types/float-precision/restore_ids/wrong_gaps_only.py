"""The result for Series([3.0, 12.0, 7.0], float64) has the dtype float64"""


def restore_ids(col):
    if col.dropna().empty:
        return col.astype("Int64")
    return col.convert_dtypes(convert_integer=False, convert_floating=False)
