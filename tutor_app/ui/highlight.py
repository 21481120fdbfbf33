"""Colors of Python code: Pygments' tokens as spans, and their formats on the blocks of a document."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextDocument, QTextLayout

from tutor_app.ui.theme import Theme

if TYPE_CHECKING:
    from pygments.token import _TokenType  # type: ignore[import-untyped]

Span = tuple[int, int, str]

_KINDS = {
    "Keyword": "syntax_keyword",
    "Keyword.Constant": "syntax_keyword",
    "Operator.Word": "syntax_keyword",
    "Literal.String": "syntax_string",
    "Literal.String.Escape": "syntax_number",
    "Literal.String.Interpol": "syntax_operator",
    "Literal.Number": "syntax_number",
    "Comment": "syntax_comment",
    "Name.Function": "syntax_function",
    "Name.Class": "syntax_function",
    "Name.Builtin": "syntax_builtin",
    "Name.Exception": "syntax_builtin",
    "Name.Decorator": "syntax_decorator",
}
_NAME = "name"


@lru_cache(maxsize=256)
def kind_of(token: _TokenType) -> str:
    """The theme token of a Pygments token, `name` for a plain name, empty for what has the text's color."""
    path = [str(part) for part in token]
    if path == ["Name"]:
        return _NAME
    while path:
        kind = _KINDS.get(".".join(path))
        if kind is not None:
            return kind
        path.pop()
    return ""


def python_spans(source: str) -> list[list[Span]]:
    """For each line of *source* its colored spans: start, length (both in UTF-16 units) and theme token."""
    # Pygments is imported at the first highlighted line, not with the window.
    from tutor_app.course.lexer import python_lexer

    wide = not source.isascii() and any(character > "\uffff" for character in source)
    lines: list[list[Span]] = [[]]
    column = 0
    name_at: tuple[int, int, int] | None = None
    for _, token, text in python_lexer().get_tokens_unprocessed(source):
        if not text:
            continue
        if name_at is not None:
            if text == "(":
                line, start, length = name_at
                lines[line].append((start, length, "syntax_function"))
            name_at = None
        kind = kind_of(token)
        for number, part in enumerate(text.split("\n")):
            if number:
                lines.append([])
                column = 0
            if part:
                length = len(part.encode("utf-16-le")) // 2 if wide else len(part)
                if kind == _NAME:
                    name_at = len(lines) - 1, column, length
                elif kind:
                    lines[-1].append((column, length, kind))
                column += length
    return lines


class Highlighter:
    """Keeps the colors of one document in step with its text.

    Does nothing until `refresh()` is called for the first time: a page has many editors that nobody
    has scrolled to.
    """

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document = document
        self._theme = theme
        self._formats: dict[str, QTextCharFormat] = {}
        self._revision = -1

    @property
    def is_current(self) -> bool:
        return bool(self._formats) and self._revision == self._document.revision()

    @property
    def is_started(self) -> bool:
        return bool(self._formats)

    def restyle(self) -> None:
        """The theme has changed: the next `refresh()` sets every format again."""
        self._formats = {}

    def refresh(self, source: str, position: int = 0, added: int = 0) -> None:
        """Colors *source*, the document's text; blocks from *position* on, *added* long, are set always."""
        anew = not self._formats
        if anew:
            self._formats = self._make_formats()
        document = self._document
        self._revision = document.revision()
        block = document.begin()
        for spans in python_spans(source):
            if not block.isValid():
                return
            # Equal spans have equal formats; an input method may have replaced those of a touched block.
            state = hash(tuple(spans)) & 0x3FFFFFFF
            touched = block.position() <= position + added and position < block.position() + block.length()
            if anew or touched or block.userState() != state:
                block.layout().setFormats(self._ranges(spans))
                block.setUserState(state)
                document.markContentsDirty(block.position(), block.length())
            block = block.next()

    def _ranges(self, spans: list[Span]) -> list[QTextLayout.FormatRange]:
        ranges = []
        for start, length, kind in spans:
            span = QTextLayout.FormatRange()
            span.start = start
            span.length = length
            span.format = self._formats[kind]
            ranges.append(span)
        return ranges

    def _make_formats(self) -> dict[str, QTextCharFormat]:
        formats = {}
        for kind in set(_KINDS.values()):
            text_format = QTextCharFormat()
            text_format.setForeground(self._theme.color(kind))
            formats[kind] = text_format
        return formats
