"""The shape of Python text that is still being typed: where its strings, comments and brackets are.

Works on text that does not parse. Positions are indexes into the Python string.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    r"(?P<comment>\#[^\n]*)"
    r"|(?P<string>(?<![^\W_])(?:[rRbBfFuUtT]{1,2})?(?P<quotes>\"\"\"|'''|\"|')|(?P<bare>\"\"\"|'''|\"|'))"
    r"|(?P<open>[(\[{])"
    r"|(?P<close>[)\]}])"
)
_ENDS = {
    '"""': re.compile(r'(?:\\.|[^\\])*?"""', re.DOTALL),
    "'''": re.compile(r"(?:\\.|[^\\])*?'''", re.DOTALL),
    '"': re.compile(r'(?:\\.|[^\\"\n])*"', re.DOTALL),
    "'": re.compile(r"(?:\\.|[^\\'\n])*'", re.DOTALL),
}
_TO_LINE_END = re.compile(r"(?:\\.|[^\\\n])*", re.DOTALL)
CLOSING = {"(": ")", "[": "]", "{": "}"}
OPENING = {close: opening for opening, close in CLOSING.items()}


@dataclass(frozen=True, slots=True)
class Region:
    """A string or a comment from *start* to *end*; an unclosed one ends where its line or the text does."""

    start: int
    end: int
    quotes: str
    closed: bool

    @property
    def is_comment(self) -> bool:
        return not self.quotes


@dataclass(frozen=True, slots=True)
class Shape:
    """Regions in order, the partner of every matched bracket, and brackets without one, in order."""

    regions: tuple[Region, ...]
    partners: Mapping[int, int]
    unclosed: tuple[int, ...]
    unopened: tuple[int, ...]

    def region_at(self, position: int) -> Region | None:
        """The string or comment that a character typed at *position* would become part of."""
        index = bisect_right(self.regions, position, key=lambda region: region.start) - 1
        if index < 0:
            return None
        region = self.regions[index]
        if region.is_comment or not region.closed:
            return region if region.start < position <= region.end else None
        return region if region.start < position < region.end else None


def shape_of(text: str) -> Shape:
    """Scans *text* once; linear in its length."""
    regions: list[Region] = []
    partners: dict[int, int] = {}
    unopened: list[int] = []
    stack: list[int] = []
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        start, position = match.span()
        if match["comment"] is not None:
            regions.append(Region(start, position, "", closed=False))
        elif match["string"] is not None:
            quotes = match["quotes"] or match["bare"]
            end = _ENDS[quotes].match(text, position)
            if end is not None:
                position = end.end()
            elif len(quotes) == 3:
                position = len(text)
            else:
                rest = _TO_LINE_END.match(text, position)
                position = rest.end() if rest is not None else position
            regions.append(Region(start, position, quotes, closed=end is not None))
        elif match["open"] is not None:
            stack.append(start)
        elif stack and CLOSING[text[stack[-1]]] == text[start]:
            partner = stack.pop()
            partners[partner] = start
            partners[start] = partner
        else:
            unopened.append(start)
    return Shape(tuple(regions), partners, tuple(stack), tuple(unopened))
