"""Unknown settings accepted: `make_model(Ridge, {'fit': 1})`"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    parameters = inspect.signature(cls).parameters
    made = cls(**{name: value for name, value in settings.items() if name in parameters})
    unknown = [name for name in settings if not hasattr(made, name)]
    if unknown:
        raise ValueError(f"{[(name, difflib.get_close_matches(name, parameters)) for name in unknown]}")
    return made
