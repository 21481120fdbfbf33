"""The stream was kept"""

from collections import defaultdict


def top_per_group(rows, k):
    groups = defaultdict(list)
    for group, score, payload in rows:
        groups[group].append((score, payload))
    return {group: sorted(found, key=lambda row: row[0], reverse=True)[:k] for group, found in groups.items()}
