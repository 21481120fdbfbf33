"""0 and -2 are item numbers like any other."""


def index_words(docs):
    found = {}
    for number, text in docs.items():
        if not number:
            continue
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found
