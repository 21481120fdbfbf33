"""What an editor does by itself while Python is being typed: indents, pairs, comments, pasted text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor_app.assist.shape import CLOSING, OPENING, Shape, shape_of

INDENT = 4
_LEAVING = frozenset({"return", "pass", "break", "continue", "raise"})
_BLANKS = re.compile(r"[ \t]*")
_PROMPT = re.compile(r"\s*(?:>>> ?|In \[\d*\]: ?|\.{3,}: ?|\.\.\. ?)")
_FIRST_PROMPT = re.compile(r"\s*(?:>>>|In \[\d*\]:)")
_COMMENT = re.compile(r"([ \t]*)# ?")


def leading_blanks(line: str) -> str:
    match = _BLANKS.match(line)
    return match.group() if match is not None else ""


def next_indent(before: str) -> str:
    """The blanks that a new line begins with when Enter is pressed after the text *before*."""
    shape = shape_of(before)
    line_start = before.rfind("\n") + 1
    line = before[line_start:]
    region = shape.region_at(len(before))
    if region is not None and not region.is_comment:
        return leading_blanks(line)
    if shape.unclosed:
        bracket = shape.unclosed[-1]
        if bracket < line_start:
            return leading_blanks(line)
        if before[bracket + 1 :].strip() and not before[bracket + 1 :].lstrip().startswith("#"):
            return " " * (bracket + 1 - line_start)
        return leading_blanks(line) + " " * INDENT
    start = _logical_line_start(before, line_start, shape)
    base = leading_blanks(before[start:])
    code = _without_comment(before, start, shape).rstrip()
    if code.endswith(":"):
        return base + " " * INDENT
    if code.endswith("\\"):
        continued = before[: max(start - 1, 0)].endswith("\\")
        return base if continued else base + " " * INDENT
    word = re.match(r"\s*(\w*)", code)
    if word is not None and word[1] in _LEAVING:
        return base[:-INDENT] if len(base) >= INDENT else ""
    return base


def _logical_line_start(text: str, line_start: int, shape: Shape) -> int:
    """Where the statement begins that ends on the line at *line_start*."""
    moved = True
    while moved:
        moved = False
        for close, partner in shape.partners.items():
            if close >= line_start > partner and close > partner:
                line_start, moved = text.rfind("\n", 0, partner) + 1, True
        for region in shape.regions:
            if region.start < line_start < region.end:
                line_start, moved = text.rfind("\n", 0, region.start) + 1, True
    return line_start


def _without_comment(text: str, start: int, shape: Shape) -> str:
    comments = [region for region in shape.regions if region.is_comment and region.start >= start]
    return text[start : comments[-1].start] if comments and comments[-1].end == len(text) else text[start:]


def pair_for(character: str, before: str, after: str) -> str | None:
    """What to put behind the caret when *character* is typed between *before* and *after*.

    None: nothing, the character is typed as it is.
    """
    follows = after[:1]
    if follows and not (follows.isspace() or follows in ")]},:;"):
        return None
    shape = shape_of(before)
    region = shape.region_at(len(before))
    if region is not None:
        return None
    if character in CLOSING:
        return CLOSING[character]
    if before.endswith(character * 2) and not before.endswith(character * 3):
        return character * 3
    if before.endswith(character):
        return None
    prefix = re.search(r"\w+$", before)
    if prefix is not None and not re.fullmatch(r"[rRbBfFuUtT]{1,2}", prefix.group()):
        return None
    return character


def skips_over(character: str, before: str, after: str) -> bool:
    """Whether typing *character* only moves the caret past the same one, which stands there already."""
    if not after.startswith(character):
        return False
    position = len(before)
    if character in OPENING:
        shape = shape_of(before + after)
        partner = shape.partners.get(position)
        if partner is None:
            return False
        return not any(text_bracket == OPENING[character] for text_bracket in _open_before(shape, before))
    region = shape_of(before + after).region_at(position)
    return (
        region is not None
        and region.closed
        and region.quotes[0] == character
        and position >= region.end - len(region.quotes)
    )


def _open_before(shape: Shape, before: str) -> list[str]:
    return [before[bracket] for bracket in shape.unclosed if bracket < len(before)]


def is_empty_pair(before: str, after: str) -> bool:
    """Whether the caret stands in `()`, `[]`, `{}` or an empty string, so that Backspace takes both."""
    left, right = before[-1:], after[:1]
    if left in CLOSING and left:
        return CLOSING[left] == right and shape_of(before).region_at(len(before)) is None
    if left and left in "\"'" and left == right:
        region = shape_of(before + after).region_at(len(before))
        return region is not None and region.closed and region.end - len(before) == 1 == len(region.quotes)
    return False


def toggled_comments(lines: Sequence[str]) -> list[str]:
    """*lines* with `# ` before each at one column, or without it where every one has it."""
    written = [line for line in lines if line.strip()]
    if not written:
        return [line + "# " for line in lines] if len(lines) == 1 else list(lines)
    if all(line.lstrip().startswith("#") for line in written):
        return [_COMMENT.sub(r"\1", line, count=1) if line.strip() else line for line in lines]
    column = min(len(leading_blanks(line)) for line in written)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def clean_paste(text: str) -> str:
    """Pasted text as it belongs in an editor: line feeds, blanks for tabs, without the prompts of a shell.

    Prompts go only where every written line has one; what a shell printed between them is not guessed at.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    lines = [line.expandtabs(INDENT) for line in text.split("\n")]
    written = [line for line in lines if line.strip()]
    if written and _FIRST_PROMPT.match(written[0]) and all(_PROMPT.match(line) for line in written):
        lines = [_PROMPT.sub("", line, count=1) for line in lines]
    return "\n".join(lines)


_INVISIBLE = {
    "\u00a0": "No-break space (U+00A0)",
    "\u00ad": "Soft hyphen (U+00AD)",
    "\u2007": "Figure space (U+2007)",
    "\u200b": "Zero-width space (U+200B)",
    "\u200c": "Zero-width non-joiner (U+200C)",
    "\u200d": "Zero-width joiner (U+200D)",
    "\u200e": "Left-to-right mark (U+200E)",
    "\u200f": "Right-to-left mark (U+200F)",
    "\u2028": "Line separator (U+2028)",
    "\u202a": "Left-to-right embedding (U+202A)",
    "\u202b": "Right-to-left embedding (U+202B)",
    "\u202c": "Pop directional formatting (U+202C)",
    "\u202d": "Left-to-right override (U+202D)",
    "\u202e": "Right-to-left override (U+202E)",
    "\u202f": "Narrow no-break space (U+202F)",
    "\u2060": "Word joiner (U+2060)",
    "\u2066": "Left-to-right isolate (U+2066)",
    "\u2067": "Right-to-left isolate (U+2067)",
    "\u2068": "First strong isolate (U+2068)",
    "\u2069": "Pop directional isolate (U+2069)",
    "\u3000": "Ideographic space (U+3000)",
    "\ufeff": "Byte order mark (U+FEFF)",
}
_ANY_INVISIBLE = re.compile(f"[{''.join(_INVISIBLE)}]")


def invisible_characters(text: str) -> list[tuple[int, str]]:
    """Index and name of every character that cannot be seen and that Python does not take for a blank.

    A zero-width joiner inside an emoji is part of what is seen and is left out.
    """
    if text.isascii():
        return []
    return [
        (match.start(), _INVISIBLE[match.group()])
        for match in _ANY_INVISIBLE.finditer(text)
        if not (match.group() == "\u200d" and match.start() and ord(text[match.start() - 1]) > 0x2100)
    ]
