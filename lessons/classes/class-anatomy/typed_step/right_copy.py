from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from typing_extensions import Self


class Step:
    def __init__(self, width: int = 1) -> None:
        self.width: int = width

    @classmethod
    def from_mapping(cls, m: Mapping[str, Any]) -> Self:
        made = cls()
        made.width = int(m.get("width", 1))
        return made

    def widen(self, by: int) -> Self:
        other = copy.copy(self)
        other.width += by
        return other
