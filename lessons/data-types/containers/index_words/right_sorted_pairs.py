from itertools import groupby


def index_words(docs):
    pairs = sorted({(w, n) for n, t in docs.items() for w in t.lower().split()})
    return {w: {n for _, n in group} for w, group in groupby(pairs, key=lambda p: p[0])}
