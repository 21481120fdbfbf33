def meets_target(correct: int, total: int, percent: int) -> bool:
    """Whether `correct` of `total` answers are `percent` percent or more."""
    # Without examples there is no accuracy, and 0 >= 0 would let it pass.
    if total == 0:
        raise ValueError("total is 0: nothing was tested")
    # correct / total >= percent / 100, both sides times 100 * total:
    # only whole numbers are left, and those are exact at any size.
    return correct * 100 >= percent * total
