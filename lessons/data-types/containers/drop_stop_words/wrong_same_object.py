"""Ask whether they are equal, not whether they are one object."""


def drop_stop_words(tokens, stop):
    stop = {id(s) for s in stop}
    return [t for t in tokens if id(t) not in stop]
