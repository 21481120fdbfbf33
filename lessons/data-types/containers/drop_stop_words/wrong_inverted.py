"""These are the stop words; the other tokens are asked for."""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    return [t for t in tokens if t in stop]
