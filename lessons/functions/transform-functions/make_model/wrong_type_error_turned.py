"""List every unknown name"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {**(config or {}), **overrides}
    try:
        return cls(**settings)
    except TypeError as error:
        name = str(error).split("'")[1]
        close = difflib.get_close_matches(name, list(inspect.signature(cls).parameters))
        raise ValueError(f"unknown name {name}, perhaps {close}") from error
