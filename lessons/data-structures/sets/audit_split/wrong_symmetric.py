"""occur on both sides"""


def values(rows, key):
    found = set()
    for row in rows:
        value = row[key]
        if value is None or not str(value).strip():
            continue
        found.add(" ".join(str(value).lower().split()))
    return found


def audit_split(train, test):
    result = {
        "ids": values(train, "row_id") ^ values(test, "row_id"),
        "groups": values(train, "rider") & values(test, "rider"),
        "texts": values(train, "note") & values(test, "note"),
    }
    result["overlaps_in_time"] = bool(train and test) and max(r["day"] for r in train) >= min(
        r["day"] for r in test
    )
    return result
