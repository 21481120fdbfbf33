"""An override wins whatever its value"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = dict(config or {})
    settings.update(
        {name: value for name, value in overrides.items() if value is not None or name not in settings}
    )
    known = list(inspect.signature(cls).parameters)
    problems = []
    for name in settings:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            problems.append(f"{name} (did you mean {close[0]}?)" if close else name)
    if problems:
        raise ValueError(", ".join(problems))
    return cls(**settings)
