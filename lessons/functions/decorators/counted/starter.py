import functools
from collections import Counter

calls: Counter[str] = Counter()


def counted(fn):
    """Counts the calls of fn, by its name, in `calls`."""
    # TODO: annotate, so that mypy keeps the signature of what is decorated

    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
