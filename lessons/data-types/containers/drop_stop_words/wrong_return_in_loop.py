"""Is the `return` inside the loop?"""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    kept = []
    for t in tokens:
        if t not in stop:
            kept.append(t)
        return kept
