"""'partial > sqrt', but 'cap > sqrt' was expected"""


def compose(*steps):
    def composed(value):
        for step in steps:
            value = step(value)
        return value

    composed.__name__ = " > ".join(getattr(s, "__name__", type(s).__name__) for s in steps)
    return composed
