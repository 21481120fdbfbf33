"""The mapping `docs` was changed"""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        docs[number] = text.lower()
        for word in docs[number].split():
            found.setdefault(word, set()).add(number)
    return found
