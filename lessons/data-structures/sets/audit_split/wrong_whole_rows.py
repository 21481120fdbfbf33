"""each key is a question of its own"""


def clean(row):
    keys = ("row_id", "rider", "note")
    return tuple(" ".join(str(row[key]).lower().split()) for key in keys if row[key] is not None)


def audit_split(train, test):
    both = {clean(row) for row in train} & {clean(row) for row in test}
    overlaps = bool(train and test) and max(r["day"] for r in train) >= min(r["day"] for r in test)
    return {
        "ids": {row[0] for row in both if len(row) == 3},
        "groups": {row[1] for row in both if len(row) == 3},
        "texts": {row[2] for row in both if len(row) == 3},
        "overlaps_in_time": overlaps,
    }
