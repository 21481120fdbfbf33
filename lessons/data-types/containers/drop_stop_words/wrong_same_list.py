"""returned the very list that came in; a new list was expected"""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    if not stop:
        return tokens
    return [t for t in tokens if t not in stop]
