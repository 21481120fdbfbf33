"""An even length has two middle characters. Did you take both?"""


def middle(word):
    return word[len(word) // 2]
