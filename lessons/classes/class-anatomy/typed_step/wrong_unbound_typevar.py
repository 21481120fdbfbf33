"""mypy --strict says of line"""

from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")


class Step:
    """A step of a preparation, with the width of its window."""

    def __init__(self, width: int = 1) -> None:
        self.width = width

    @classmethod
    def from_mapping(cls: type[T], m: Mapping[str, int]) -> T:
        return cls(**m)

    def widen(self: T, by: int) -> T:
        return type(self)(self.width + by)
