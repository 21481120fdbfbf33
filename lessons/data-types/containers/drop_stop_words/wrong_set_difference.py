"""A set keeps neither order nor repeats, and the keys of a dict no repeats."""


def drop_stop_words(tokens, stop):
    return list(dict.fromkeys(token for token in tokens if token in set(tokens) - set(stop)))
