def meets_target(correct: int, total: int, percent: int) -> bool:
    if total != 0:
        return correct * 100 // total >= percent
    raise ValueError
