"""So a subclass loses its type"""

from collections.abc import Mapping


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, int]) -> "Step":
        return cls(**m)

    def widen(self, by: int) -> "Step":
        return type(self)(self.width + by)
