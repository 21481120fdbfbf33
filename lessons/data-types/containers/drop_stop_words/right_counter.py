from collections import Counter


def drop_stop_words(tokens, stop):
    stop = Counter(stop)
    return [t for t in tokens if not stop[t]]
