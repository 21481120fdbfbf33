def meets_target(correct: int, total: int, percent: int) -> bool:
    """Whether `correct` of `total` answers are `percent` percent or more."""
    # Without examples there is no accuracy; 0 * 100 >= percent * 0 would wave the model through.
    if total == 0:
        raise ValueError("total is 0: nothing was tested")
    # correct / total >= percent / 100, with both sides multiplied by 100 * total.
    # Only whole numbers are left, and those are exact at any size.
    return correct * 100 >= percent * total
