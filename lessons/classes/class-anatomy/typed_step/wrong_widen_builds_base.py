"""(`return Step(self.width + by)`): Incompatible return value type (got "Step", expected "Self")"""

from collections.abc import Mapping
from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cls(**m)

    def widen(self, by: int) -> Self:
        return Step(self.width + by)
