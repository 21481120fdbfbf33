"""NA may be Namibia"""


def is_missing(value):
    return str(value).strip().lower() in {"", "nan", "none", "nat", "<na>", "na"}
