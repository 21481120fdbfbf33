"""a list, but a dict was expected."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return list(found.items())
