"""An empty answer to a misspelt word looks like a word that no item has."""


class Index(dict):
    def __missing__(self, key):
        return set()


def index_words(docs):
    found = Index()
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found
