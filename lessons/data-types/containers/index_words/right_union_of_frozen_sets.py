def index_words(docs):
    words = dict.fromkeys(" ".join(docs.values()).lower().split(), frozenset())
    for n, t in docs.items():
        for w in t.lower().split():
            words[w] = words[w] | {n}
    return {w: set(s) for w, s in words.items()}
