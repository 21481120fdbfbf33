"""Records with equal keys are several records"""

import heapq


def top_k(records, k, key):
    by_score = {}
    for record in records:
        score = key(record)
        if score == score:
            by_score.setdefault(score, record)
    return [by_score[score] for score in heapq.nlargest(k, by_score)]
