"""List every unknown name"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = list(inspect.signature(cls).parameters)
    for name in settings:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            raise ValueError(f"{name} (did you mean {close[0]}?)" if close else name)
    return cls(**settings)
