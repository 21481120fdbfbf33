def drop_stop_words(tokens, stop):
    # TODO: return a new list of the tokens that are not stop words.
    return []
