from collections.abc import Mapping
from typing import Self


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    # Self is the class that was asked: Child for Child.from_mapping(...).
    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> Self:
        return cls(**m)

    # type(self) builds what Self promises; Step(...) would not.
    def widen(self, by: int) -> Self:
        return type(self)(self.width + by)
