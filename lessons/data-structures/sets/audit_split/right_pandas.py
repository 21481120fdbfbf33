import pandas as pd

COLUMNS = ["row_id", "rider", "note", "day"]


def audit_split(train, test):
    left = pd.DataFrame([dict(row) for row in train], columns=COLUMNS, dtype=object)
    right = pd.DataFrame([dict(row) for row in test], columns=COLUMNS, dtype=object)

    def values(frame, column):
        texts = frame[column].dropna().map(lambda value: " ".join(str(value).split()).lower())
        return set(texts[texts != ""])

    overlaps = False
    if len(left) and len(right):
        overlaps = left["day"].max() >= right["day"].min()
    return {
        "ids": values(left, "row_id") & values(right, "row_id"),
        "groups": values(left, "rider") & values(right, "rider"),
        "texts": values(left, "note") & values(right, "note"),
        "overlaps_in_time": bool(overlaps),
    }
