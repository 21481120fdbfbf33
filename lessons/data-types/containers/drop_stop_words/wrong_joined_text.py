"""text (a str) came back, a list was expected"""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    return " ".join(t for t in tokens if t not in stop)
