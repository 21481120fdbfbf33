"""Without rows on one side nothing is shared"""


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
        "ids": values(train, "row_id") & values(test, "row_id"),
        "groups": values(train, "rider") & values(test, "rider"),
        "texts": values(train, "note") & values(test, "note"),
    }
    result["overlaps_in_time"] = not test or max((r["day"] for r in train), default=test[0]["day"]) >= min(
        r["day"] for r in test
    )
    return result
