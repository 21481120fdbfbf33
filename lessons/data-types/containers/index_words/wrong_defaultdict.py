"""the index grows by being read."""

from collections import defaultdict


def index_words(docs):
    found = defaultdict(set)
    for number, text in docs.items():
        for word in text.lower().split():
            found[word].add(number)
    return found
