def index_words(docs):
    # TODO: map each word to the set of the items that mention it.
    return {}
