def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("empty test set")
    errors, budget = total - correct, (100 - percent) * total
    return not errors * 100 > budget
