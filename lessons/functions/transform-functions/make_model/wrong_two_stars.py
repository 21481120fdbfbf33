"""A name that is in both dicts was passed twice"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    config = config or {}
    settings = [*config, *overrides]
    known = list(inspect.signature(cls).parameters)
    problems = []
    for name in settings:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            problems.append(f"{name} (did you mean {close[0]}?)" if close else name)
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**config, **overrides)
