"""Report unknown names as ValueError"""

import difflib
import inspect


def make_model(cls, config=None, **overrides):
    return cls(**{**(config or {}), **overrides})
