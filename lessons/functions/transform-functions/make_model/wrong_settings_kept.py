"""settings of an earlier call were kept"""

import difflib
import inspect

SETTINGS = {}


def make_model(cls, config=None, **overrides):
    SETTINGS.update(config or {})
    SETTINGS.update(overrides)
    known = list(inspect.signature(cls).parameters)
    problems = [f"{name} {difflib.get_close_matches(name, known)}" for name in SETTINGS if name not in known]
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**SETTINGS)
