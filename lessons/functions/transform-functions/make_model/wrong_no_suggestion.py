"""Beside max_stop it should name the parameter that was probably meant, max_stops."""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    unknown = [name for name in settings if name not in inspect.signature(cls).parameters]
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(unknown)}")
    return cls(**settings)
