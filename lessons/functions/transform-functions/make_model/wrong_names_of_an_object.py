"""Any class can be asked for its parameters"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = list(vars(cls()))
    problems = [f"{name} {difflib.get_close_matches(name, known)}" for name in settings if name not in known]
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
