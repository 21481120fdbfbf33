import re
from itertools import product

COLUMNS = {"ids": "row_id", "groups": "rider", "texts": "note"}


def _clean(value):
    return None if value is None else re.sub(r"\s+", " ", str(value)).strip().lower() or None


def audit_split(train, test):
    found = {name: set() for name in COLUMNS}
    found["overlaps_in_time"] = False
    for left, right in product(train, test):
        for name, column in COLUMNS.items():
            value = _clean(left[column])
            if value is not None and value == _clean(right[column]):
                found[name].add(value)
        found["overlaps_in_time"] |= left["day"] >= right["day"]
    return found
