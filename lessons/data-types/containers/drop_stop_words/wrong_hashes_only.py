"""Two different values may have the same hash"""


def drop_stop_words(tokens, stop):
    stop = {hash(s) for s in stop}
    return [t for t in tokens if hash(t) not in stop]
