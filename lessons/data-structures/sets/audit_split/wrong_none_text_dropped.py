"""The text 'None' is a value like any other"""

KEYS = {"ids": "row_id", "groups": "rider", "texts": "note"}


def _values(rows, key):
    return {" ".join(str(row[key]).lower().split()) for row in rows} - {"", "none"}


def audit_split(train, test):
    found = {name: _values(train, key) & _values(test, key) for name, key in KEYS.items()}
    found["overlaps_in_time"] = bool(train and test) and (
        max(row["day"] for row in train) >= min(row["day"] for row in test)
    )
    return found
