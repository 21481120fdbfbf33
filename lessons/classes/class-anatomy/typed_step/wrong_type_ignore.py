"""Wrong class at run time"""

from collections.abc import Mapping
from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return Step(**m)  # type: ignore[return-value]

    def widen(self, by: int) -> Self:
        return Step(self.width + by)  # type: ignore[return-value]
