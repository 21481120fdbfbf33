"""An odd length has one middle character."""


def middle(word):
    half = len(word) // 2
    return word[half - 1 : half + 1]
