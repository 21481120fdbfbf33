def meets_target(correct: int, total: int, percent: int) -> bool:
    if total < 1:
        raise ValueError(f"total is {total}, at least one example is needed")
    needed = -(-total * percent // 100)
    return correct >= needed
