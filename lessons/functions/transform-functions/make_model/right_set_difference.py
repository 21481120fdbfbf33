from difflib import get_close_matches
from inspect import signature


def make_model(cls: type, config: dict | None = None, **overrides):
    settings = (config or {}) | overrides
    known = set(signature(cls).parameters)
    wrong = settings.keys() - known
    if wrong:
        hints = {name: get_close_matches(name, sorted(known)) for name in sorted(wrong)}
        raise ValueError(f"unknown settings {hints}")
    return cls(**settings)
