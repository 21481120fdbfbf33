def index_words(docs):
    words = {number: set(text.lower().split()) for number, text in docs.items()}
    return {word: {n for n in words if word in words[n]} for word in set().union(*words.values())}
