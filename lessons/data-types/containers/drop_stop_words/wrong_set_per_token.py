"""So many arise where a set is built again for every token."""


def drop_stop_words(tokens, stop):
    unwanted = list(stop)
    return [token for token in tokens if token not in set(unwanted)]
