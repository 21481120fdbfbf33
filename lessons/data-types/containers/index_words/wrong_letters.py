"""A text that is walked item by item gives letters; `split()` gives words."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower():
            found.setdefault(word, set()).add(number)
    return found
