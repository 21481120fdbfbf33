"""has no key 'overlaps_in_time'"""


def values(rows, key):
    return {" ".join(str(r[key]).lower().split()) for r in rows if r[key] is not None} - {""}


def audit_split(train, test):
    return {
        "ids": values(train, "row_id") & values(test, "row_id"),
        "groups": values(train, "rider") & values(test, "rider"),
        "texts": values(train, "note") & values(test, "note"),
    }
