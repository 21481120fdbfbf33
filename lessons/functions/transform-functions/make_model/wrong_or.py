"""An override wins whatever its value"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = dict(config or {})
    for name, value in overrides.items():
        settings[name] = value or settings.get(name)
    known = list(inspect.signature(cls).parameters)
    problems = []
    for name in settings:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            problems.append(f"{name} (did you mean {close[0]}?)" if close else name)
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
