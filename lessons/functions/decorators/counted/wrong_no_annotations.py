"""the decorator itself is untyped"""

import functools
from collections import Counter


calls: Counter[str] = Counter()


def counted(fn):
    @functools.wraps(fn)
    def wrapper(*args, **kwargs):
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
