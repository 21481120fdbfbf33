"""A list is searched from its front for every token"""


def drop_stop_words(tokens, stop):
    unwanted = list(stop)
    return [token for token in tokens if token not in unwanted]
