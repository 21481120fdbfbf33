"""So a subclass loses its type"""

from collections.abc import Mapping
from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @staticmethod
    def from_mapping(m: Mapping[str, int]) -> "Step":
        return Step(**m)

    def widen(self, by: int) -> Self:
        return type(self)(self.width + by)
