"""The items themselves are asked for, not how many there are."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return {w: len(s) for w, s in found.items()}
