from collections import OrderedDict


def index_words(docs):
    out = OrderedDict()
    for number in docs:
        for word in docs[number].lower().split():
            try:
                out[word].add(number)
            except KeyError:
                out[word] = {number}
    return out
