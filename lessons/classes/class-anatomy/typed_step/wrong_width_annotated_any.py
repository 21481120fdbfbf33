"""So mypy does not know that `width` is an int."""

from collections.abc import Mapping
from typing import Any, Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width: Any = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cls(**m)

    def widen(self, by: int) -> Self:
        return type(self)(self.width + by)
