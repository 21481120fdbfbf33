"""Words are compared in lower case, and the keys are lower-cased too."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.split():
            found.setdefault(word, set()).add(number)
    return found
