def _clean(rows, key):
    """The normalized values of *key*, without the missing ones."""
    # `is not None` and not a test for truth: the id 0 is an id.
    texts = (" ".join(str(row[key]).lower().split()) for row in rows if row[key] is not None)
    return {text for text in texts if text}


def audit_split(train: list[dict], test: list[dict]) -> dict:
    """What training and test rows share: ids, groups, texts, and time."""
    names = {"ids": "row_id", "groups": "rider", "texts": "note"}
    shared = {name: _clean(train, key) & _clean(test, key) for name, key in names.items()}
    # Neither end exists without rows, and without rows nothing overlaps.
    overlaps = bool(train and test) and max(row["day"] for row in train) >= min(row["day"] for row in test)
    return {**shared, "overlaps_in_time": overlaps}
