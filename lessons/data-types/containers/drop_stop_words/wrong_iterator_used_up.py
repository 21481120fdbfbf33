"""An iterator is empty after its first pass"""


def drop_stop_words(tokens, stop):
    return [token for token in tokens if token not in stop]
