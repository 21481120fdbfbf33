"""The words are the keys, and the items are in the sets."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(number, set()).add(word)
    return found
