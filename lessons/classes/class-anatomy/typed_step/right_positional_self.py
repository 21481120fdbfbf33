import typing as t
from collections import abc


class Step:
    def __init__(self, width: int = 1):
        self.width = width

    @classmethod
    def from_mapping(cls, m: abc.Mapping[t.Any, int]) -> t.Self:
        if "width" not in m:
            return cls()
        return cls(m["width"])

    def widen(self, by: int) -> t.Self:
        kind = type(self)
        return kind.from_mapping({"width": by + self.width})
