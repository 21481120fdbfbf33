"""10 rows read to hand out a batch of 3"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    rows = list(rows)
    return (rows[start : start + size] for start in range(0, len(rows), size))
