"""A later item took the place of the earlier ones."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found[word] = {number}
    return found
