"""settings of an earlier call were kept"""

import difflib
import inspect


def make_model(cls, config={}, **overrides):
    settings = config
    if config:
        settings = dict(config)
    settings.update(overrides)
    known = list(inspect.signature(cls).parameters)
    problems = [f"{name} {difflib.get_close_matches(name, known)}" for name in settings if name not in known]
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
