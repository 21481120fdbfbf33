def drop_stop_words(tokens, stop):
    # One hash for each stop word, once. It also reads an iterator exactly one time.
    unwanted = frozenset(stop)
    # A new list: order and repeats stay, and the caller's list is not touched.
    return [token for token in tokens if token not in unwanted]
