"""it does not name max_stop"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = list(inspect.signature(cls).parameters)
    unknown = [name for name in settings if name not in known]
    if unknown:
        close = [difflib.get_close_matches(name, known) for name in unknown]
        raise ValueError(f"did you mean {close}?")
    return cls(**settings)
