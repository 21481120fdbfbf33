"""`Step.from_mapping({'width': 0}).width` is 1, but 0 was expected"""

from collections.abc import Mapping
from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cls(m.get("width") or 1)

    def widen(self, by: int) -> Self:
        return type(self)(self.width + by)
