"""None is missing"""


def is_missing(value):
    return value != value
