"""The rows must stay as they are"""


def audit_split(train, test):
    for rows in (train, test):
        for row in rows:
            for key in ("row_id", "rider", "note"):
                row[key] = " ".join(str(row[key]).lower().split()) if row[key] is not None else ""
    result = {}
    for name, key in (("ids", "row_id"), ("groups", "rider"), ("texts", "note")):
        result[name] = ({r[key] for r in train} & {r[key] for r in test}) - {""}
    result["overlaps_in_time"] = bool(train and test) and max(r["day"] for r in train) >= min(
        r["day"] for r in test
    )
    return result
