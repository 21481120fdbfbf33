"""Problems of code that is being typed, as ruff finds them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in the code and one sentence about it; lines from 1, columns from 0, in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    is_error: bool
