"""`Child().widen(2).nope()` passes mypy without a word"""

from collections.abc import Mapping
from typing import Any, Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cls(**m)

    def widen(self, by: int) -> Any:
        return type(self)(self.width + by)
