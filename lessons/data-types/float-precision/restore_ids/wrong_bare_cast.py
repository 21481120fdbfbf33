"""Ids from 2**53 up may already be altered: neighboring ids share one double there."""


def restore_ids(col):
    return col.astype("Int64")
