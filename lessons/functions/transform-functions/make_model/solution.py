import difflib
import inspect


def make_model(cls: type, config: dict | None = None, **overrides):
    # A new dict: the caller's stays as it is, and of two equal names
    # the later one wins.
    settings = {**(config or {}), **overrides}
    known = inspect.signature(cls).parameters
    problems = []
    for name in settings:
        if name not in known:
            # The best match comes first; without any the list is empty.
            close = difflib.get_close_matches(name, known)
            hint = f" (did you mean {close[0]}?)" if close else ""
            problems.append(name + hint)
    # All at once: whoever mends a config wants to mend it once.
    if problems:
        raise ValueError(f"unknown: {', '.join(problems)}")
    return cls(**settings)
