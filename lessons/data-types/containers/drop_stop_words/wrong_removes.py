"""Build a new list instead of removing from the one you were given."""


def drop_stop_words(tokens, stop):
    for word in set(stop):
        while word in tokens:
            tokens.remove(word)
    return tokens
