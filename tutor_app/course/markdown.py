"""The one dialect of Markdown that pages are written in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# What a code fence may say besides `python` and `output`; anything else is taken for a typing mistake.
SHOWN_LANGUAGES = frozenset(
    {
        "text",
        "console",
        "bash",
        "shell",
        "powershell",
        "pycon",
        "pytb",
        "json",
        "jsonl",
        "toml",
        "yaml",
        "ini",
        "csv",
        "sql",
        "html",
        "xml",
        "css",
        "js",
        "diff",
        "markdown",
        "dockerfile",
        "c",
        "cpp",
        "rust",
    }
)


@cache
def markdown_parser() -> MarkdownIt:
    """CommonMark with tables, strike-through and `:::` blocks; HTML is text like any other."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin

    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    container_plugin(parser, "directive", validate=lambda params, markup: True)
    return parser


def parse(markdown: str, references: dict[str, Any] | None = None) -> list[Token]:
    """The tokens of a text; *references* is filled with what links are defined apart from their words."""
    # Without a last line end the rule for `:::` reads past the text.
    return markdown_parser().parse(markdown + "\n", references)


def plain_text(markdown: str) -> str:
    """One line of Markdown without its marks: `` Use `==` `` becomes `Use ==`."""
    return text_of(markdown_parser().parseInline(markdown))


def escaped(text: str) -> str:
    """*text* as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#!~&])", r"\\\1", text)


def text_of(tokens: Sequence[Token]) -> str:
    """The words of inline tokens, white space folded."""
    words: list[str] = []
    for token in tokens:
        for child in token.children or ():
            if child.type == "image":
                words.append(text_of([child]))
            elif child.type in {"softbreak", "hardbreak"}:
                words.append(" ")
            else:
                words.append(child.content)
    return re.sub(r"\s+", " ", "".join(words)).strip()
