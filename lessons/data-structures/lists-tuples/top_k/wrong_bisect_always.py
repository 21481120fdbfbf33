"""Compare each record with the weakest one that is kept, before you move anything."""

from bisect import insort


def top_k(records, k, key):
    kept = []
    for i, record in enumerate(records):
        score = key(record)
        if score == score:
            insort(kept, (-score, i, record), key=lambda row: row[:2])
            del kept[k:]
    return [row[2] for row in kept]
