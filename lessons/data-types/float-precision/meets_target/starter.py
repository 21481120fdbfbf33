def meets_target(correct: int, total: int, percent: int) -> bool:
    """Whether `correct` of `total` answers are `percent` percent or more."""
    # TODO: decide without losing a parcel to rounding, and refuse total 0.
