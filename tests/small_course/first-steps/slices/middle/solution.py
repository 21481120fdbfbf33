def middle(word):
    # For an odd length both positions are the same, so one slice serves both cases.
    first = (len(word) - 1) // 2
    last = len(word) // 2
    return word[first : last + 1]
