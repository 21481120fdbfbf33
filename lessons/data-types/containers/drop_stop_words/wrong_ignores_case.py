"""A word with a capital letter is another word here."""


def drop_stop_words(tokens, stop):
    stop = set(stop)
    return [t for t in tokens if (t.lower() if isinstance(t, str) else t) not in stop]
