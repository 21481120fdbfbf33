"""comparing it gives pd.NA again"""


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    return value is None or value != value
