from collections.abc import Callable
from typing import Any


def compose(*steps: Callable) -> Callable:
    """A function of one value that runs `steps` from left to right."""

    def recipe(value: Any) -> Any:
        # TODO: hand the value from step to step; name `recipe`.
        return value

    return recipe
