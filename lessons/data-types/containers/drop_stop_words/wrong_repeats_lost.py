"""A set keeps neither order nor repeats, and the keys of a dict no repeats."""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    return list(dict.fromkeys(t for t in tokens if t not in stop))
