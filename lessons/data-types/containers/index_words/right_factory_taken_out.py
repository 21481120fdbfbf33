from collections import defaultdict


def index_words(docs):
    index = defaultdict(set)
    for number, text in docs.items():
        for word in text.lower().split():
            index[word].add(number)
    index.default_factory = None
    return index
