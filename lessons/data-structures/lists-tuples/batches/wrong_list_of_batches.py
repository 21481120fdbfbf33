"""The source was drained before the first batch"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    found = [[]]
    for record in records:
        if len(found[-1]) == size:
            found.append([])
        found[-1].append(record)
    return iter([batch for batch in found if batch])
