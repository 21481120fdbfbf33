import difflib
import inspect
from collections import ChainMap


class UnknownSettings(ValueError):
    def __init__(self, cls, names, known):
        parts = []
        for name in names:
            close = difflib.get_close_matches(name, known, 1)
            parts.append(name + (" -> " + close[0] if close else ""))
        super().__init__(cls.__name__ + ": " + "; ".join(parts))


def make_model(cls, config=None, **overrides):
    merged = dict(ChainMap(overrides, config or {}))
    known = [p.name for p in inspect.signature(cls).parameters.values()]
    bad = list(filter(lambda name: name not in known, merged))
    if bad:
        raise UnknownSettings(cls, bad, known)
    return cls(**merged)
