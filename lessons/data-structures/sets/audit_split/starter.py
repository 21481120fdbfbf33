def audit_split(train: list[dict], test: list[dict]) -> dict:
    """What training and test rows share: ids, groups, texts, and time."""
    # TODO: one form for every value, then four questions.
    empty = {"ids": set(), "groups": set(), "texts": set()}
    return {**empty, "overlaps_in_time": False}
