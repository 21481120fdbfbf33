"""`lesson.md`, token by token: the reader of one page.

markdown-it finds the blocks and their lines; prose is kept as the lines of the file, so that what is
shown, searched and reported has one source. Code inside `:::{exercise}`, hints and answers is only shown;
code on the page, in boxes and in pitfalls runs.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from tutor_app.course.markdown import SHOWN_LANGUAGES, parse, plain_text, text_of
from tutor_app.course.model import (
    DIFFICULTIES,
    Block,
    Box,
    CourseError,
    Example,
    Exercise,
    FollowUp,
    InterviewQuestion,
    Output,
    Page,
    Picture,
    Pitfall,
    Prose,
    Topic,
)
from tutor_app.course.output import admits, is_specifier

SUPPORTED_VERSIONS = ((3, 11), (3, 12), (3, 13))
EXERCISE_FILES = ("starter.py", "solution.py", "check.py")

_BOXES = ("note", "tip", "warning", "takeaway")
_DIRECTIVES = ("picture", "pitfall", "exercise", "hint", "interview", "followup", *_BOXES)
_NEEDS_TITLE = {
    "picture": "the name of the picture",
    "pitfall": "a title",
    "interview": "a question",
    "followup": "a question",
}
_HEAD_FENCE = "---"
_HEAD_KEYS = ("difficulty", "prerequisites", "services")
_OPTIONS = ("raises=NAME", "no-run", "predict", "fresh")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_EXERCISE_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_EXCEPTION_NAME = re.compile(r"[A-Za-z_]\w*")


def read_lesson(topic: Topic, text: str) -> tuple[Page | None, list[CourseError]]:
    """The page that *text* describes, without the blocks that cannot be read, and all mistakes by line.

    The page is None where it has no title.
    """
    reader = _LessonReader(topic, text)
    page = reader.page()
    reader.mistakes.sort(key=lambda mistake: mistake.line)
    return page, reader.mistakes


def exercise_title(name: str) -> str:
    """The heading of an exercise that was given none: `count_batches` becomes `Count batches`."""
    words = re.sub(r"[-_]+", " ", name)
    return words[:1].upper() + words[1:]


@dataclass
class _Piece:
    """A top-level token with what it encloses; *start* and *stop* are line indices from 0."""

    token: Token
    inner: list[Token]
    start: int
    stop: int


@dataclass
class _Names:
    """Anchors of a page; each is given once."""

    taken: set[str] = field(default_factory=set)

    def anchor(self, title: str) -> str:
        folded = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
        slug = re.sub(r"[^a-z0-9_]+", "-", folded.lower()).strip("-") or "section"
        anchor, count = slug, 1
        # `example-3` is the anchor of the third example, whatever the headings are.
        while anchor in self.taken or re.fullmatch(r"example-\d+", anchor):
            count += 1
            anchor = f"{slug}-{count}"
        self.taken.add(anchor)
        return anchor


class _LessonReader:
    def __init__(self, topic: Topic, text: str) -> None:
        self.topic = topic
        self.text = text.replace("\0", "\ufffd")
        self.lines = self.text.split("\n")
        self.mistakes: list[CourseError] = []
        self.names = _Names()
        self.keys: dict[str, int] = {}
        self.example_count = 0
        self.exercise_names: set[str] = set()
        self.head: dict[str, tuple[str, ...]] = {}

    def mistake(self, line: int, message: str) -> None:
        self.mistakes.append(CourseError(self.topic.page_path, line, message))

    # --- the page ---

    def page(self) -> Page | None:
        self.read_head()
        env: dict[str, Any] = {}
        tokens = parse(self.text, env)
        for reference in env.get("references", {}).values():
            line = reference["map"][0] + 1
            self.mistake(line, "Write the address where the link is: [words](address).")
        pieces = _pieces(tokens)
        self.check_lost_lines(pieces)
        title = self.page_title(pieces)
        blocks = self.blocks(pieces[1:] if title is not None else pieces)
        if title is None:
            return None
        return Page(
            title,
            tuple(blocks),
            self.topic.page_path,
            difficulty=" ".join(self.head.get("difficulty", ())),
            prerequisites=self.head.get("prerequisites", ()),
            services=self.head.get("services", ()),
        )

    def read_head(self) -> None:
        """Take the lines between two `---` at the top.

        They are left empty, so that the lines below keep their numbers.
        """
        if self.lines[0].rstrip() != _HEAD_FENCE:
            return
        for number, line in enumerate(self.lines[1:], 2):
            if line.rstrip() == _HEAD_FENCE:
                self.lines[:number] = [""] * number
                self.text = "\n".join(self.lines)
                return
            if line.strip():
                self.head_line(number, line)
        self.mistake(1, "Close the head of the page with a line `---`.")

    def head_line(self, number: int, line: str) -> None:
        key, is_given, value = (part.strip() for part in line.partition(":"))
        values = tuple(word.strip() for word in value.split(","))
        if not is_given or key not in _HEAD_KEYS:
            self.mistake(number, f"Write `key: value` here; known keys: {', '.join(_HEAD_KEYS)}.")
        elif key in self.head:
            self.mistake(number, f"Write {key!r} once.")
        elif key == "difficulty" and value not in DIFFICULTIES:
            self.mistake(number, f"Change {value!r} to one of: {', '.join(DIFFICULTIES)}.")
        elif not all(_ID.fullmatch(word) for word in values):
            self.mistake(number, f"Write ids with commas between them after `{key}:`.")
        else:
            self.head[key] = values

    def page_title(self, pieces: Sequence[_Piece]) -> str | None:
        if not pieces or pieces[0].token.type != "heading_open" or pieces[0].token.tag != "h1":
            line = pieces[0].start + 1 if pieces else 1
            self.mistake(line, "Begin the page with its title: `# Title`.")
            return None
        title = text_of(pieces[0].inner)
        if not title:
            self.mistake(pieces[0].start + 1, "Write the title of the page after `#`.")
            return None
        return title

    def blocks(self, pieces: Sequence[_Piece]) -> list[Block]:
        blocks: list[Block] = []
        prose = _Run()
        previous = ""
        for piece in pieces:
            kind = piece.token.type
            word, rest = _first_word(piece.token.info) if kind == "fence" else ("", "")
            if kind == "container_directive_open":
                blocks += self.prose(prose.take())
                previous = self.directive(piece, blocks, previous)
                continue
            if kind == "fence" and word == "python":
                example = self.example(piece, rest)
                blocks += self.prose(prose.take())
                if example:
                    blocks.append(example)
                previous = "python"
                continue
            if kind == "fence" and word == "output":
                self.output(piece, rest, blocks, after_example=previous in {"python", "output"})
                previous = "output"
                continue
            previous = ""
            self.check_shown(piece)
            if kind == "heading_open":
                blocks += self.prose(prose.take())
                if piece.token.tag == "h1":
                    self.mistake(piece.start + 1, "Use `##` here; a page has one title.")
                elif piece.token.tag not in {"h2", "h3"}:
                    self.mistake(piece.start + 1, "Use `##` or `###`; smaller headings are not shown.")
                elif not text_of(piece.inner):
                    self.mistake(piece.start + 1, "Write a title after this `#`, or remove the line.")
            prose.add(piece)
        blocks += self.prose(prose.take())
        self.check_outputs(blocks)
        return blocks

    def prose(self, pieces: list[_Piece]) -> list[Prose]:
        if not pieces:
            return []
        first = pieces[0]
        markdown = self.source(first.start, pieces[-1].stop)
        if first.token.type != "heading_open":
            return [Prose(markdown, first.start + 1)]
        title = text_of(first.inner)
        return [Prose(markdown, first.start + 1, title, int(first.token.tag[1]), self.names.anchor(title))]

    # --- code ---

    def example(self, piece: _Piece, options: str) -> Example | None:
        line = piece.start + 1
        self.check_closed(piece)
        raises, flags = "", set[str]()
        for option in options.split():
            name, is_given, value = option.partition("=")
            if option in flags or (name == "raises" and raises):
                self.mistake(line, f"Write the option {option!r} once.")
            elif name == "raises" and is_given:
                if not _EXCEPTION_NAME.fullmatch(value):
                    self.mistake(
                        line, f"Write the name of an exception in {option!r}, such as raises=KeyError."
                    )
                    return None
                raises = value
            elif option in {"no-run", "predict", "fresh"}:
                flags.add(option)
            else:
                self.mistake(
                    line, f"Change or remove the unknown option {option!r}; known: {', '.join(_OPTIONS)}."
                )
                return None
        if "no-run" in flags and (raises or len(flags) > 1):
            self.mistake(line, "Remove the other options: a block with no-run is only shown.")
            return None
        source = piece.token.content.rstrip("\n")
        if not source.strip():
            self.mistake(line, "Write code in this block, or remove it.")
            return None
        self.example_count += 1
        return Example(
            key=self.key("#", source),
            number=self.example_count,
            source=source,
            line=line,
            raises=raises,
            runs="no-run" not in flags,
            predict="predict" in flags,
            fresh="fresh" in flags,
        )

    def output(self, piece: _Piece, words: str, blocks: list[Block], *, after_example: bool) -> None:
        line = piece.start + 1
        self.check_closed(piece)
        versions = ""
        if words:
            versions = words.removeprefix("py") if words.startswith("py") else ""
            if not versions or not is_specifier(versions):
                self.mistake(line, f"Write {words!r} as a range of versions, such as py>=3.12 or py<3.13.")
                return
        if not after_example:
            self.mistake(line, "Put this output directly after the python block that shows it.")
            return
        if not blocks or not isinstance(blocks[-1], Example):
            return  # the block before it has a mistake of its own
        example = blocks[-1]
        if not example.runs:
            self.mistake(line, "Use ```text here: what a no-run block shows cannot be verified.")
            return
        output = Output(piece.token.content.rstrip("\n"), line, versions)
        blocks[-1] = replace(example, outputs=(*example.outputs, output))

    def check_outputs(self, blocks: Sequence[Block]) -> None:
        for block in blocks:
            if not isinstance(block, Example):
                continue
            if block.predict and not block.outputs:
                self.mistake(
                    block.line, "Add an ```output block after this prediction: a guess needs an answer."
                )
            for version in SUPPORTED_VERSIONS:
                meant = [
                    output
                    for output in block.outputs
                    if output.versions == "" or admits(output.versions, version)
                ]
                if len(meant) > 1:
                    name = ".".join(map(str, version))
                    self.mistake(
                        meant[1].line, f"Change the versions: two outputs of one block are for Python {name}."
                    )
                    break

    # --- directives ---

    def directive(self, piece: _Piece, blocks: list[Block], previous: str) -> str:
        """Append what the directive says to *blocks*; gives its word, for the directive after it."""
        line = piece.start + 1
        info = piece.token.info.strip()
        if not info:
            self.mistake(line, "Remove this `:::`; there is no block that it closes.")
            return ""
        found = re.fullmatch(r"\{([^{}]*)\}(.*)", info)
        word, title = (found[1].strip(), found[2].strip()) if found else ("", "")
        if word not in _DIRECTIVES:
            self.mistake(
                line, f"Change `:::{info}` to one of: {', '.join('{' + name + '}' for name in _DIRECTIVES)}."
            )
            return ""
        if not self.is_marker(piece.stop, piece.token.markup):
            self.mistake(line, f"Close this `:::{{{word}}}` with a line `:::`.")
            return word
        if word in _NEEDS_TITLE and not plain_text(title):
            self.mistake(line, f"Write {_NEEDS_TITLE[word]} after `:::{{{word}}}`.")
            return word
        inner = _pieces(piece.inner)
        for nested in inner:
            if nested.token.type == "container_directive_open":
                self.mistake(
                    nested.start + 1, f"Move this out of `:::{{{word}}}`; blocks do not stand in each other."
                )
                return word
        if word in _BOXES:
            blocks.append(Box(word, plain_text(title), self.inner_blocks(inner, line, word), line))
        elif word == "pitfall":
            name = plain_text(title)
            anchor = self.names.anchor(name)
            blocks.append(Pitfall(name, anchor, self.inner_blocks(inner, line, word), line))
        else:
            self.shown_directive(word, title, inner, line, blocks, previous)
        return word

    def shown_directive(
        self, word: str, title: str, inner: list[_Piece], line: int, blocks: list[Block], previous: str
    ) -> None:
        """A picture, an exercise, a hint, a question or a follow-up: text whose code is only shown."""
        for piece in inner:
            self.check_shown(piece, in_directive=True)
        text = self.source(inner[0].start, inner[-1].stop) if inner else ""
        last = blocks[-1] if blocks else None
        if word == "hint" and previous not in {"exercise", "hint"}:
            self.mistake(line, "Put this hint directly after the exercise that it belongs to.")
        elif word == "followup" and previous not in {"interview", "followup"}:
            self.mistake(line, "Put this follow-up directly after an interview question.")
        elif not text:
            what = {
                "picture": "what it shows and what to try",
                "exercise": "what to do",
                "hint": "the hint",
            }.get(word, "the answer")
            self.mistake(line, f"Write {what} between `:::{{{word}}}` and `:::`.")
        elif word == "picture" and not _ID.fullmatch(title):
            self.mistake(line, f"Write the name of one picture after `:::{{picture}}`, not {title!r}.")
        elif word == "picture":
            blocks.append(Picture(title, text, self.names.anchor(title), line))
        elif word == "exercise":
            self.exercise(title, text, line, blocks)
        elif word == "hint" and isinstance(last, Exercise):
            blocks[-1] = replace(last, hints=(*last.hints, text))
        elif word == "interview":
            anchor = self.names.anchor(plain_text(title))
            blocks.append(InterviewQuestion(self.key("?", title), title, anchor, text, (), line))
        elif word == "followup" and isinstance(last, InterviewQuestion):
            followup = FollowUp(self.key("?", title), title, text, line)
            blocks[-1] = replace(last, followups=(*last.followups, followup))

    def exercise(self, words: str, text: str, line: int, blocks: list[Block]) -> None:
        name, title = _first_word(words)
        difficulty, rest = _first_word(title)
        if difficulty in DIFFICULTIES:
            title = rest
        else:
            difficulty = ""
        folder = self.topic.folder / name
        if not _EXERCISE_NAME.fullmatch(name):
            self.mistake(
                line,
                f"Name the folder of the exercise in lower-case words after `:::{{exercise}}`, not {name!r}.",
            )
            return
        if name in self.exercise_names:
            self.mistake(line, f"Choose another name: there is already an exercise {name!r} on this page.")
            return
        self.exercise_names.add(name)
        if not folder.is_dir():
            self.mistake(line, f"Create the folder {name!r} for this exercise, or correct its name.")
            return
        missing = [file for file in EXERCISE_FILES if not (folder / file).is_file()]
        for file in missing:
            self.mistake(line, f"Create {name}/{file}; this exercise needs it.")
        if missing:
            return
        blocks.append(
            Exercise(
                id=f"{self.topic.id}/{name}",
                name=name,
                title=plain_text(title) or exercise_title(name),
                anchor=self.names.anchor(name),
                text=text,
                hints=(),
                folder=folder,
                line=line,
                difficulty=difficulty,
            )
        )

    def inner_blocks(self, pieces: list[_Piece], line: int, word: str) -> tuple[Prose | Example, ...]:
        """Prose and code of a box or a pitfall; headings in it do not divide the page."""
        blocks: list[Block] = []
        prose = _Run()
        previous = ""
        for piece in pieces:
            kind = piece.token.type
            language, rest = _first_word(piece.token.info) if kind == "fence" else ("", "")
            if kind == "fence" and language == "python":
                blocks += self.plain_prose(prose.take())
                example = self.example(piece, rest)
                if example:
                    blocks.append(example)
                previous = "python"
            elif kind == "fence" and language == "output":
                self.output(piece, rest, blocks, after_example=previous in {"python", "output"})
                previous = "output"
            else:
                self.check_shown(piece)
                prose.add(piece)
                previous = ""
        blocks += self.plain_prose(prose.take())
        if not pieces:
            self.mistake(line, f"Write something between `:::{{{word}}}` and `:::`.")
        self.check_outputs(blocks)
        return tuple(block for block in blocks if isinstance(block, (Prose, Example)))

    def plain_prose(self, pieces: list[_Piece]) -> list[Prose]:
        if not pieces:
            return []
        return [Prose(self.source(pieces[0].start, pieces[-1].stop), pieces[0].start + 1)]

    # --- what is only shown ---

    def check_shown(self, piece: _Piece, *, in_directive: bool = False) -> None:
        """Report code fences with an unknown language, and blocks that would silently not run."""
        for token in (piece.token, *piece.inner):
            if token.map is None:
                continue
            line = token.map[0] + 1
            if token.type == "container_directive_open":
                self.mistake(line, "Move this `:::` block to the left margin.")
            if token.type != "fence":
                continue
            word, rest = _first_word(token.info)
            at_margin = token is piece.token
            if at_margin:
                self.check_closed(piece)
            if word in {"python", "output"}:
                if in_directive and rest:
                    self.mistake(line, f"Remove the option {rest!r}: code in this block is only shown.")
                elif not in_directive and (word == "output" or rest != "no-run"):
                    self.mistake(
                        line, "Move this block to the left margin; inside a list or a quote it cannot run."
                    )
            elif word and (word not in SHOWN_LANGUAGES or rest):
                known = ", ".join(("python", "output", *sorted(SHOWN_LANGUAGES)))
                self.mistake(
                    line, f"Change the unknown word {token.info.strip()!r} after ```; known: {known}."
                )

    def check_closed(self, piece: _Piece) -> None:
        """Report a code fence at the margin that runs to the end of the page or of its block."""
        if not self.is_marker(piece.stop - 1, piece.token.markup) or piece.stop - 1 == piece.start:
            self.mistake(piece.start + 1, f"Close this block with a line {piece.token.markup}.")

    def check_lost_lines(self, pieces: Sequence[_Piece]) -> None:
        """Report a `:::` with words that Markdown took for something else, such as indented code."""
        for piece in pieces:
            if piece.token.type == "code_block":
                for index in range(piece.start, piece.stop):
                    if self.lines[index].lstrip().startswith((":::", "```")):
                        self.mistake(
                            index + 1, "Move this to the left margin; indented lines are plain text."
                        )

    def is_marker(self, index: int, markup: str) -> bool:
        """Whether the line with that index closes a block that was opened with *markup*."""
        line = self.lines[index].strip() if index < len(self.lines) else ""
        return len(line) >= len(markup) and set(line) == set(markup)

    def source(self, start: int, stop: int) -> str:
        return "\n".join(self.lines[start:stop]).strip("\n")

    def key(self, mark: str, text: str) -> str:
        digest = hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:12]
        key = f"{self.topic.id}{mark}{digest}"
        self.keys[key] = count = self.keys.get(key, 0) + 1
        return key if count == 1 else f"{key}-{count}"


class _Run:
    """Pieces of prose that follow each other."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []

    def add(self, piece: _Piece) -> None:
        self.pieces.append(piece)

    def take(self) -> list[_Piece]:
        taken, self.pieces = self.pieces, []
        return taken


def _pieces(tokens: Sequence[Token]) -> list[_Piece]:
    """Tokens grouped by the outermost block that they belong to."""
    pieces: list[_Piece] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            start, stop = token.map or (0, 0)
            pieces.append(_Piece(token, [], start, stop))
        elif depth > 1 or token.nesting != -1:
            pieces[-1].inner.append(token)
        depth += token.nesting
    return pieces


def _first_word(text: str) -> tuple[str, str]:
    word, _, rest = text.strip().partition(" ")
    return word, rest.strip()
