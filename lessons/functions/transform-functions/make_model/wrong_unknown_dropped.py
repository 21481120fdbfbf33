"""Unknown settings accepted"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    known = inspect.signature(cls).parameters
    return cls(**{name: value for name, value in settings.items() if name in known})
