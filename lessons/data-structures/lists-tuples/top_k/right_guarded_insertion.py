import math


def top_k(records, k, key):
    scores, kept = [], []
    for record in records:
        score = key(record)
        if math.isnan(score) or (len(kept) == k and (not k or score <= scores[-1])):
            continue
        place = len(kept)
        while place and scores[place - 1] < score:
            place -= 1
        scores.insert(place, score)
        kept.insert(place, record)
        del scores[k:], kept[k:]
    return kept
