"""has the dtype int64, but Int64 with a capital I was expected."""


def restore_ids(col):
    return col.astype("int64")
