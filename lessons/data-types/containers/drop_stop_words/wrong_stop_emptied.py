"""The list of stop words was ['the', 'with'] before the call and is [] after it."""


def drop_stop_words(tokens, stop):
    words = set()
    if isinstance(stop, list):
        while stop:
            words.add(stop.pop())
    else:
        words = set(stop)
    return [t for t in tokens if t not in words]
