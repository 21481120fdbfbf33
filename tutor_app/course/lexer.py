"""Pygments' lexer for Python, ready sooner."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from pygments import unistring  # type: ignore[import-untyped]
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

# Pygments spells out every letter that a name may hold; compiling that takes half of the first highlighting.
_LONG_NAME = f"[{unistring.xid_start}][{unistring.xid_continue}]*"
_NAME = r"[^\W\d]\w*"


def _shorter(rule: Any) -> Any:
    if isinstance(rule, tuple) and isinstance(rule[0], str):
        return (rule[0].replace(_LONG_NAME, _NAME), *rule[1:])
    return rule


class _QuickPythonLexer(PythonLexer):  # type: ignore[misc]
    tokens = {state: [_shorter(rule) for rule in rules] for state, rules in PythonLexer.tokens.items()}  # noqa: RUF012


@lru_cache(maxsize=1)
def python_lexer() -> PythonLexer:
    """The lexer; it keeps blank lines and adds no line end."""
    return _QuickPythonLexer(stripnl=False, stripall=False, ensurenl=False)
