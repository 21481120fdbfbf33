from collections import defaultdict


def index_words(docs):
    # `set` is called once for each new word, so no two words share a set,
    # and a repeat inside one text counts once.
    found = defaultdict(set)
    for number, text in docs.items():
        for word in text.lower().split():
            found[word].add(number)
    # A plain dict: whoever asks for a word that is nowhere gets a KeyError,
    # and the index does not grow by being read.
    return dict(found)
