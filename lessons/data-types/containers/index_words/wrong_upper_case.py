"""The keys are the words in lower case."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.upper().split():
            found.setdefault(word, set()).add(number)
    return found
