"""Of equal scores the earlier row comes first"""

import heapq


def top_per_group(rows, k):
    heaps = {}
    for group, score, payload in rows:
        heap = heaps.setdefault(group, [])
        heap.append((score, payload))
        heaps[group] = heapq.nlargest(k, reversed(heap), key=lambda row: row[0])
    return heaps
