"""`split()` without an argument knows every kind of white space and gives no empty words."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split(" "):
            found.setdefault(word, set()).add(number)
    return found
