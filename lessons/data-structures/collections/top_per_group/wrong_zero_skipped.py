"""A score of 0 is a score like any other"""


def top_per_group(rows, k):
    kept = {}
    for group, score, payload in rows:
        if not score:
            continue
        best = kept.setdefault(group, [])
        best.append((score, payload))
        best.sort(key=lambda row: row[0], reverse=True)
        del best[k:]
    return kept
