def index_words(docs):
    found = {}
    for number in docs:
        for word in docs[number].split():
            found.setdefault(word.casefold(), set()).add(number)
    return found
