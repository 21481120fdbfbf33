"""returned nothing, but ['tin', 'tin', 'lid', 'jar'] was expected: is a `return` missing?"""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    [t for t in tokens if t not in stop]
