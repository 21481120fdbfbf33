def middle(word):
    # TODO: return the middle character, or the middle two.
    return word
