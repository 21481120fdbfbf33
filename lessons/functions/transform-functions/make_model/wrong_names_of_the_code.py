"""it has the parameters, without `self`, and nothing else"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = cls.__init__.__code__.co_varnames
    problems = [f"{name} {difflib.get_close_matches(name, known)}" for name in settings if name not in known]
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
