"""the values are right, but a tuple came back, a list was expected"""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    return tuple(t for t in tokens if t not in stop)
