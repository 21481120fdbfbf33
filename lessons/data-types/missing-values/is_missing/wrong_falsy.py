"""nan is missing: NaN is truthy"""


def is_missing(value):
    return not value
