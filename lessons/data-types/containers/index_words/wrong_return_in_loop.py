"""Only the first item was read: is the `return` inside the loop?"""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
        return found
