"""Beside max_dept it should name the parameter that was probably meant, max_depth."""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = inspect.signature(cls).parameters
    problems = []
    for name in settings:
        if name not in known:
            close = difflib.get_close_matches(name, known)
            problems.append(f"{name} (did you mean {close.pop()}?)" if close else name)
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
