"""A word that comes twice in one text is one item"""

from collections import defaultdict


def index_words(docs):
    found = defaultdict(list)
    for number, text in docs.items():
        for word in text.lower().split():
            found[word].append(number)
    return dict(found)
