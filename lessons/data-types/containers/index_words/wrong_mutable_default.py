"""as the default of a parameter, is made once, for all calls."""


def index_words(docs, found={}):
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found
