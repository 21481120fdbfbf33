def middle(word):
    half = len(word) // 2
    if len(word) % 2:
        return word[half]
    return word[half - 1] + word[half]
