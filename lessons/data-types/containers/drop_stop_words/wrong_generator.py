"""a generator came back, a list was expected"""


def drop_stop_words(tokens, stop):
    unwanted = set(stop)
    return (token for token in tokens if token not in unwanted)
