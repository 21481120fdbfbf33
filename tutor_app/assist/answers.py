"""What the assistant answers, as values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completion:
    """A name that fits; *kind* is jedi's word (`function`, `class`, `module`, ...), empty if not known."""

    name: str
    kind: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Completions:
    """The names that fit at a place, *typed* characters of which are written already.

    Another answer with signatures follows one that is not *final*.
    """

    items: tuple[Completion, ...]
    typed: int = 0
    final: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """A function that is being called: its parameters, and the *index* of the one that is being written."""

    name: str
    parameters: tuple[str, ...]
    index: int | None
    result: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """What is known about a name: its full name, how it is called, its documentation."""

    name: str
    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One place in the code and one sentence about it; lines from 1, columns from 0, in characters."""

    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    is_error: bool
