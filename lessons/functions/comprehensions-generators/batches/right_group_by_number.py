from itertools import groupby


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    numbered = enumerate(rows)
    groups = groupby(numbered, key=lambda pair: pair[0] // size)
    return ([row for _, row in group] for _, group in groups)
