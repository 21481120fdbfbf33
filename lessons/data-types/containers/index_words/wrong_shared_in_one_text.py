"""Give each word a set of its own."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        new = {number}
        for word in text.lower().split():
            found[word] = found[word] | new if word in found else new
    return found
