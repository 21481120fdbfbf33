"""'tinted' has the letters of 'tin' and is another word"""


def index_words(docs):
    texts = {n: t.lower() for n, t in docs.items()}
    words = {w for t in texts.values() for w in t.split()}
    return {w: {n for n, t in texts.items() if w in t} for w in words}
