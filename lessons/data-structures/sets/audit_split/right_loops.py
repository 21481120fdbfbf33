import re


def normalize(value):
    if value is None:
        return None
    text = re.sub(r"\s+", " ", str(value)).strip().lower()
    return text or None


def common(train, test, key):
    found = set()
    for left in train:
        for right in test:
            a, b = normalize(left[key]), normalize(right[key])
            if a is not None and a == b:
                found.add(a)
    return found


def audit_split(train, test):
    late = False
    for left in train:
        for right in test:
            if left["day"] >= right["day"]:
                late = True
    return {
        "ids": common(train, test, "row_id"),
        "groups": common(train, test, "rider"),
        "texts": common(train, test, "note"),
        "overlaps_in_time": late,
    }
