"""Without documents there is nothing to look up, and that is no error."""


def index_words(docs):
    if not docs:
        raise ValueError("no documents")
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found
