"""Missing type arguments for generic type"""

from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: dict) -> Self:
        return cls(**m)

    def widen(self, by: int) -> Self:
        return type(self)(self.width + by)
