"""The caller's list was changed"""


def top_k(records, k, key):
    if not isinstance(records, list):
        records = list(records)
    scores = [key(record) for record in records]
    best = []
    while len(best) < k:
        left = [i for i, score in enumerate(scores) if score == score]
        if not left:
            break
        i = max(left, key=lambda i: scores[i])
        best.append(records.pop(i))
        scores.pop(i)
    return best
