"""A list that gets shorter while a loop walks it skips the item behind each one that it loses."""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    kept = list(tokens)
    for t in kept:
        if t in stop:
            kept.remove(t)
    return kept
