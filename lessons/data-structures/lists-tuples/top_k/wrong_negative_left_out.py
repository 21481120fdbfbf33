"""Keys may be negative."""


def top_k(records, k, key):
    best = []
    for record in records:
        score = key(record)
        if score != score:
            continue
        lowest = best[-1][0] if len(best) == k and k else 0
        if score > lowest or (len(best) < k and score >= 0):
            best.append((score, record))
            best.sort(key=lambda row: row[0], reverse=True)
            del best[k:]
    return [record for _, record in best]
