"""The best comes first"""

from collections import defaultdict, deque


def top_per_group(rows, k):
    groups = defaultdict(lambda: deque(maxlen=k))
    for group, score, payload in rows:
        groups[group].append((score, payload))
    return {group: sorted(found, key=lambda row: row[0], reverse=True) for group, found in groups.items()}
