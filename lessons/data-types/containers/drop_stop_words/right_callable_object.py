class _Filter:
    __slots__ = ("stop",)

    def __init__(self, stop):
        self.stop = frozenset(stop)

    def __call__(self, tokens):
        return [t for t in tokens if t not in self.stop]


def drop_stop_words(tokens, stop=()):
    return _Filter(stop)(tokens)
