"""Prose as rich text: Markdown in, the subset of HTML that Qt draws out.

Everything an author writes is escaped; HTML in a page is shown as text.
Sizes are pixels times the zoom, because Qt knows no `em`. Margins stand between blocks and not around
them: the page decides how far a piece of prose is from its neighbors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from tutor_app.course.markdown import parse

if TYPE_CHECKING:
    from markdown_it.token import Token

_TEXT = 15.0
_CODE = 13.5
_LINE = 24.0
_CODE_LINE = 20.0
_CELL_LINE = 20.0
_HEADINGS = {"h1": (26.0, 34.0), "h2": (18.0, 26.0)}
_CODE_FAMILY = "font-family:'JetBrains Mono NL','Noto Sans Mono',monospace"
_TEXT_FAMILY = "font-family:'Inter','Noto Sans',sans-serif"
_LINK_SCHEMES = ("topic:", "#", "https://", "http://", "mailto:")


def prose_html(
    markdown: str, colors: Mapping[str, str], *, zoom: float = 1.0, folder: Path | None = None
) -> str:
    """Rich text for Qt. *colors* holds the fields of `ui.theme.Tokens`.

    Images keep their relative addresses, for the search path of the view; with *folder* they are made
    absolute. Links that are not `topic:…`, `#anchor`, http or mail are shown as plain words.
    """
    return _Writer(colors, zoom, folder).page(parse(markdown))


def code_html(source: str, colors: Mapping[str, str]) -> str:
    """Escaped Python with colors, for the inside of a `<pre>` or a `<span>`."""
    return "".join(
        f'<span style="color:{colors[color]}">{_apart(text)}</span>' if color else _apart(text)
        for color, text in _colored(source)
    )


def _apart(code: str) -> str:
    """Escaped code in which no two signs become one.

    A font that the learner has installed under the same name may draw `>=` as a single sign, and Qt's
    HTML cannot switch that off; signs in different formats are never joined, and nothing is added to what
    is copied.
    """
    joined = re.sub(
        r"[^\w\s'\"()\[\]{},]{2,}",
        lambda signs: "".join(
            f"\x02{sign}\x03" if index % 2 else sign for index, sign in enumerate(signs[0])
        ),
        code.replace("\x02", "").replace("\x03", ""),
    )
    return (
        escape(joined, quote=False)
        .replace("\x02", '<span style="letter-spacing:0px">')
        .replace("\x03", "</span>")
    )


@lru_cache(maxsize=4096)
def _colored(source: str) -> tuple[tuple[str, str], ...]:
    """Pieces of Python as (name of a color, text); an empty name is the color of the text around it."""
    from pygments.token import Comment, Keyword, Name, Number, Operator, String  # type: ignore[import-untyped]

    from tutor_app.course.lexer import python_lexer

    meanings = (
        (Comment, "syntax_comment"),
        (String, "syntax_string"),
        (Number, "syntax_number"),
        (Operator.Word, "syntax_keyword"),
        (Keyword, "syntax_keyword"),
        (Name.Decorator, "syntax_decorator"),
    )
    pieces: list[tuple[str, str]] = []
    for kind, text in python_lexer().get_tokens(source):
        color = next((name for meaning, name in meanings if kind in meaning), "")
        if pieces and pieces[-1][0] == color:
            pieces[-1] = (color, pieces[-1][1] + text)
        else:
            pieces.append((color, text))
    return tuple(pieces)


class _Writer:
    def __init__(self, colors: Mapping[str, str], zoom: float, folder: Path | None) -> None:
        self.colors = colors
        self.zoom = zoom
        self.folder = folder
        self.out: list[str] = []
        self.depth = 0

    def px(self, size: float) -> str:
        return f"{round(size * self.zoom)}px"

    def page(self, tokens: Sequence[Token]) -> str:
        style = f"{_TEXT_FAMILY}; font-size:{self.px(_TEXT)}; color:{self.colors['text']}"
        self.blocks(tokens)
        return f'<div style="{style}">{"".join(self.out)}</div>'

    # --- blocks ---

    def blocks(self, tokens: Sequence[Token]) -> None:
        groups = list(_groups(tokens))
        for index, group in enumerate(groups):
            self.block(group, first=index == 0, below=0.0 if index == len(groups) - 1 else 12.0)

    def block(self, group: Sequence[Token], *, first: bool, below: float) -> None:
        """Write one block, *below* pixels above the next one."""
        token, inner = group[0], group[1:-1]
        if token.type == "paragraph_open":
            self.paragraph(inner, below)
        elif token.type == "heading_open":
            self.heading(token, inner, first=first, below=min(below, 8.0))
        elif token.type in {"fence", "code_block"}:
            self.code(token, below)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            self.list(token, inner, below)
        elif token.type == "table_open":
            self.table(inner, below)
        elif token.type in {"blockquote_open", "container_directive_open"}:
            self.quote(inner, below)
        elif token.type == "hr":
            self.out.append("<hr>")

    def heading(self, token: Token, inner: Sequence[Token], *, first: bool, below: float) -> None:
        """A paragraph that looks like a heading: Qt scales the text of `<h2>` whatever size is asked for."""
        size, line = _HEADINGS.get(token.tag, (_TEXT, _LINE))
        style = f"{self.space(0 if first else 12, below)}; {self.line(line)}"
        words = f'<span style="font-size:{self.px(size)}; font-weight:600">{self.inline(inner)}</span>'
        self.out.append(f'<p style="{style}">{words}</p>')

    def paragraph(self, inner: Sequence[Token], below: float) -> None:
        style = f"{self.space(0, below)}; {self.line(_LINE)}"
        self.out.append(f'<p style="{style}">{self.inline(inner)}</p>')

    def code(self, token: Token, below: float) -> None:
        word = token.info.strip().partition(" ")[0]
        source = token.content.rstrip("\n")
        text = code_html(source, self.colors) if word == "python" else _apart(source)
        style = f"margin:0; {self.line(_CODE_LINE)}; {_CODE_FAMILY}; font-size:{self.px(_CODE)}"
        self.framed(f'<pre style="{style}">{text}</pre>', below, ground=self.colors["code_ground"])

    def quote(self, inner: Sequence[Token], below: float) -> None:
        writer = _Writer(self.colors, self.zoom, self.folder)
        writer.blocks(inner)
        bar = f"border-left-width:3px; border-left-style:solid; border-left-color:{self.colors['line']}"
        text = f'<div style="color:{self.colors["muted"]}">{"".join(writer.out)}</div>'
        self.framed(text, below, cell=bar)

    def framed(self, html: str, below: float, *, ground: str = "", cell: str = "") -> None:
        """*html* in a table of one cell: the only block with a padding that Qt draws."""
        color = f' bgcolor="{ground}"' if ground else ""
        pad = round(12 * self.zoom)
        style = f' style="{cell}"' if cell else ""
        self.out.append(
            f'<table width="100%" cellspacing="0" cellpadding="{pad}" border="0"{color} '
            f'style="{self.space(10 if self.out else 0, below + 4 if below else 0)}">'
            f"<tr><td{style}>{html}</td></tr></table>"
        )

    def list(self, token: Token, inner: Sequence[Token], below: float) -> None:
        tag = token.tag
        start = f' start="{token.attrs["start"]}"' if "start" in token.attrs else ""
        self.depth += 1
        style = f"margin:0; -qt-list-indent:{self.depth}"
        self.out.append(f'<{tag}{start} style="{style}">')
        items = list(_groups(inner))
        for index, item in enumerate(items):
            self.item(item[1:-1], below if index == len(items) - 1 else 4.0)
        self.out.append(f"</{tag}>")
        self.depth -= 1

    def item(self, inner: Sequence[Token], below: float) -> None:
        """One item; Qt draws the sign beside its first paragraph, whose words must not be a block."""
        groups = list(_groups(inner))
        for index, group in enumerate(groups):
            gap = below if index == len(groups) - 1 else 4.0
            if index == 0:
                self.out.append(f'<li style="{self.space(0, gap)}; {self.line(_LINE)}">')
                if group[0].type == "paragraph_open":
                    self.out.append(self.inline(group[1:-1]))
                    continue
            self.block(group, first=True, below=gap)
        self.out.append("</li>" if groups else "<li></li>")

    def table(self, inner: Sequence[Token], below: float) -> None:
        line = self.colors["line"]
        pad = round(6 * self.zoom)
        self.out.append(
            f'<table border="1" cellspacing="0" cellpadding="{pad}" style="border-collapse:collapse; '
            f"border-style:solid; border-color:{line}; "
            f'{self.space(10 if self.out else 0, below + 4 if below else 0)}">'
        )
        for index, token in enumerate(inner):
            if token.type in {"tr_open", "tr_close"}:
                self.out.append("<tr>" if token.nesting == 1 else "</tr>")
            elif token.type in {"th_open", "td_open"}:
                align = str(token.attrs.get("style", "")).removeprefix("text-align:") or "left"
                head = token.type == "th_open"
                weight = "font-weight:600" if head else "font-weight:400"
                ground = f' bgcolor="{self.colors["pane"]}"' if head else ""
                # A `th` would be centered and bold whatever its style says.
                style = f"margin:0; {self.line(_CELL_LINE)}; {weight}"
                self.out.append(
                    f'<td{ground} align="{align}"><p align="{align}" style="{style}">'
                    f"{self.inline(inner[index + 1 : index + 2])}</p></td>"
                )
        self.out.append("</table>")

    def space(self, above: float, below: float) -> str:
        return f"margin-top:{self.px(above)}; margin-bottom:{self.px(below)}"

    def line(self, height: float) -> str:
        return f"line-height:{self.px(height)}"

    # --- words ---

    def inline(self, tokens: Sequence[Token]) -> str:
        return "".join(html for token in tokens for html in self.children(token))

    def children(self, token: Token) -> Iterator[str]:
        hidden = 0  # links whose address is not followed: their closing tag is left out as well
        for child in token.children or ():
            if child.type == "link_open":
                address = str(child.attrs.get("href", ""))
                if address.startswith(_LINK_SCHEMES):
                    style = f"color:{self.colors['accent']}; text-decoration:none"
                    yield f'<a href="{escape(address)}" style="{style}">'
                else:
                    hidden += 1
            elif child.type == "link_close":
                if hidden:
                    hidden -= 1
                else:
                    yield "</a>"
            else:
                yield self.word(child)

    def word(self, token: Token) -> str:
        kind = token.type
        if kind == "text":
            return escape(token.content, quote=False)
        if kind == "code_inline":
            style = (
                f"{_CODE_FAMILY}; font-size:{self.px(_CODE)}; background-color:{self.colors['code_ground']}"
            )
            return f'<span style="{style}">{code_html(token.content, self.colors)}</span>'
        if kind in {"strong_open", "strong_close"}:
            return '<span style="font-weight:600">' if token.nesting == 1 else "</span>"
        if kind in {"em_open", "em_close", "s_open", "s_close"}:
            return f"<{token.tag}>" if token.nesting == 1 else f"</{token.tag}>"
        if kind == "softbreak":
            return "\n"
        if kind == "hardbreak":
            return "<br>"
        if kind == "image":
            return self.image(token)
        return escape(token.content, quote=False)

    def image(self, token: Token) -> str:
        address = str(token.attrs.get("src", ""))
        name = escape(token.content)
        if ":" in address or address.startswith(("/", "\\")):
            return name  # only pictures of the course are shown; nothing is ever fetched
        if self.folder is not None:
            address = (self.folder / address).resolve().as_uri()
        return f'<img src="{escape(address)}" alt="{name}" style="max-width:100%">'


def _groups(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Runs of tokens, from each opening at the outermost level to its closing."""
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            yield tokens[start : index + 1]
            start = index + 1
