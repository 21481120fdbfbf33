"""get_close_matches gives an empty list"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = list(inspect.signature(cls).parameters)
    unknown = [name for name in settings if name not in known]
    if unknown:
        close = [f"{name}: {difflib.get_close_matches(name, known)[0]}" for name in unknown]
        raise ValueError("; ".join(close))
    return cls(**settings)
