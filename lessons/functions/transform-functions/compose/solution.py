from collections.abc import Callable
from functools import partial
from typing import Any


def _name(step: Callable) -> str:
    # A partial has no __name__; the function inside has one.
    return step.func.__name__ if isinstance(step, partial) else step.__name__


def compose(*steps: Callable) -> Callable:
    def recipe(value: Any) -> Any:
        # `steps` is a tuple, so each call walks it from the start;
        # without steps the loop does nothing.
        for step in steps:
            value = step(value)
        return value

    # A function is an object, and its name can be set.
    recipe.__name__ = " > ".join(_name(step) for step in steps)
    return recipe
