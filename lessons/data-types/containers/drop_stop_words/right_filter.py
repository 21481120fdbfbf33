from itertools import filterfalse


def drop_stop_words(tokens, stop):
    return list(filterfalse(set(stop).__contains__, tokens))
