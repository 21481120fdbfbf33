"""Only the first item of each word is there."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, {number})
    return found
