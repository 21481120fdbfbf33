"""A record came back twice."""


def top_k(records, k, key):
    scores = {id(record): key(record) for record in records}
    left = [record for record in records if scores[id(record)] == scores[id(record)]]
    best = []
    while left and len(best) < k:
        record = max(left, key=lambda r: scores[id(r)])
        left.remove(record)
        best.append(record)
    return best
