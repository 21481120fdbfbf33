import difflib
import inspect
from typing import Any


def make_model(cls: type, config: dict | None = None, **overrides: Any) -> Any:
    # A new dict: the caller's stays as it is, and the later of two equal names wins.
    settings = {**(config or {}), **overrides}
    known = list(inspect.signature(cls).parameters)
    problems = []
    for name in settings:
        if name not in known:
            # No match is no error: the list is empty then.
            close = difflib.get_close_matches(name, known, n=1)
            problems.append(f"{name} (did you mean {close[0]}?)" if close else name)
    # All at once: whoever mends a config wants to mend it once.
    if problems:
        raise ValueError(f"{cls.__name__} does not know: {', '.join(problems)}")
    return cls(**settings)
