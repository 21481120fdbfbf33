"""Items have the numbers of `docs`, not positions."""


def index_words(docs):
    found = {}
    for number, text in enumerate(docs.values()):
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found
