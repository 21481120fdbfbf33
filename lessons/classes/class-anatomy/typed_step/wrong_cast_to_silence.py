"""Wrong class at run time: `Child.from_mapping({'width': 2})` gave an object of Step"""

from collections.abc import Mapping
from typing import Self, cast


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cast(Self, Step(**m))

    def widen(self, by: int) -> Self:
        return cast(Self, Step(self.width + by))
