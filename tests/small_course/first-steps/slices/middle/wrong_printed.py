"""An odd length has one middle character."""


def middle(word):
    print(word[len(word) // 2])
