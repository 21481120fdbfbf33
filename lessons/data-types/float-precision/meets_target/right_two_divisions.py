def meets_target(correct: int, total: int, percent: int) -> bool:
    if not total:
        raise ValueError("no parcels, no accuracy")
    return correct / total >= percent / 100
