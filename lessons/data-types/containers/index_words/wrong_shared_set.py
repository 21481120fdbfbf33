"""All words share one set: what is added under one is under every."""


def index_words(docs):
    words = " ".join(docs.values()).lower().split()
    found = dict.fromkeys(words, set())
    for number, text in docs.items():
        for word in text.lower().split():
            found[word].add(number)
    return found
