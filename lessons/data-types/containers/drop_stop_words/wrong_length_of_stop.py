"""A generator can only be read, item by item: it has no length and no index."""


def drop_stop_words(tokens, stop):
    if len(stop) == 0:
        return list(tokens)
    stop = set(stop)
    return [t for t in tokens if t not in stop]
