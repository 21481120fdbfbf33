"""Full-text search over all pages: titles, prose, code, pitfalls, exercises and questions.

The index is a file in the cache folder that is made anew when a page has changed. Rows are stored in the
order of what matters most (titles, then pitfalls, exercises and questions, then prose, then code; in each
the order of the course), so that the best rows are the first that SQLite finds, however large the course.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
import re
import shutil
import sqlite3
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tutor_app.course.model import (
    Box,
    Course,
    Example,
    Exercise,
    InterviewQuestion,
    Page,
    Picture,
    Pitfall,
    Prose,
)
from tutor_app.course.reader import read_page_with_mistakes

Kind = Literal["topic", "prose", "code", "pitfall", "exercise", "question"]

HIT_BEGINS, HIT_ENDS = "\x02", "\x03"

_LAYOUT = 1
_TIERS: dict[str, int] = {"topic": 0, "pitfall": 1, "question": 1, "exercise": 1, "prose": 2, "code": 3}
# As many rows as are ranked by how well they fit; more would make a search slower with every topic.
_RANKED = 60
_SNIPPET_BEFORE = 40
_SNIPPET_LENGTH = 160
_TRIES = 3
_TABLES = (
    "DROP TABLE IF EXISTS row",
    "CREATE VIRTUAL TABLE row USING fts5 (title, body, heading UNINDEXED, kind UNINDEXED, topic UNINDEXED, "
    "anchor UNINDEXED, line UNINDEXED, tier UNINDEXED, tokenize = 'unicode61 remove_diacritics 2', "
    "prefix = '1 2 3')",
    "DROP TABLE IF EXISTS about",
    "CREATE TABLE about (signature TEXT NOT NULL)",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found.

    *snippet* is plain text in which `\\x02` and `\\x03` stand around what was found. The page opens at *line*
    of its `lesson.md`, or at *anchor*.
    """

    topic_id: str
    kind: Kind
    title: str
    snippet: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class _Row:
    """What is stored of a place: *title* is searched with it, *heading* is only shown."""

    kind: Kind
    topic_id: str
    heading: str
    title: str
    body: str
    anchor: str
    line: int


class SearchIndex:
    """The index in *file*, or in a temporary one that goes with this object.

    Each call opens a connection of its own, so calls may come from any thread, and from two windows.
    """

    def __init__(self, file: Path | None) -> None:
        if file is None:
            folder = tempfile.mkdtemp(prefix="tutor-search-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            file = Path(folder) / "search.sqlite3"
        self.file = file

    def is_current(self, course: Course) -> bool:
        """Whether the index was built from the files as they are now, by their names, sizes and times."""
        if not self.file.is_file():
            return False
        try:
            with closing(self._connect()) as connection:
                found = connection.execute("SELECT signature FROM about").fetchone()
        except sqlite3.Error:
            return False
        return found is not None and found[0] == _signature(course)

    def build(self, course: Course) -> None:
        """Index every page; a page with mistakes is indexed as far as it can be read.

        Searches find the old index until the new one is complete. A damaged file is replaced.
        Raises OSError or sqlite3.Error where the folder cannot be written.
        """
        signature = _signature(course)
        rows = sorted(_rows(course), key=lambda row: _TIERS[row.kind])
        self.file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._write(rows, signature)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for name in ("", "-wal", "-shm"):
                self.file.with_name(self.file.name + name).unlink(missing_ok=True)
            self._write(rows, signature)

    def find(self, text: str, limit: int = 30) -> list[Hit]:
        """What holds every word of *text*, or words that begin so, best first. Empty rather than an error.

        Text without letters and digits, such as `//`, is looked for as it is written.
        """
        text = text.encode("utf-8", "replace").decode().replace("\0", " ")
        words = [word for word in text.split() if re.search(r"\w", word.replace("_", ""))]
        if not text.strip() or not self.file.is_file():
            return []
        for _ in range(_TRIES):
            # A question may meet a build at a bad moment; asked again it is answered.
            with contextlib.suppress(sqlite3.Error), closing(self._connect()) as connection:
                if words:
                    return _find_words(connection, words, limit)
                return _find_signs(connection, text.strip(), limit)
        return []

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self.file, timeout=10)

    def _write(self, rows: list[_Row], signature: str) -> None:
        with closing(self._connect()) as connection:
            # A write-ahead log lets searches go on while the index is made.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")
            connection.isolation_level = None
            connection.execute("BEGIN IMMEDIATE")
            for statement in _TABLES:
                connection.execute(statement)
            connection.executemany(
                "INSERT INTO row (title, body, heading, kind, topic, anchor, line, tier) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (r.title, r.body, r.heading, r.kind, r.topic_id, r.anchor, r.line, _TIERS[r.kind])
                    for r in rows
                ),
            )
            connection.execute("INSERT INTO about VALUES (?)", (signature,))
            connection.execute("COMMIT")


def _find_words(connection: sqlite3.Connection, words: list[str], limit: int) -> list[Hit]:
    """Rows with all words. The order within a tier is reckoned here: SQLite's `bm25` reads every match."""
    query = " ".join('"' + word.replace('"', '""') + '"*' for word in words)
    rows = connection.execute(
        "SELECT tier, highlight(row, 0, ?, ?), highlight(row, 1, ?, ?), topic, kind, heading, anchor, line "
        "FROM row WHERE row MATCH ? LIMIT ?",
        (HIT_BEGINS, HIT_ENDS, HIT_BEGINS, HIT_ENDS, query, max(limit, _RANKED)),
    )
    found = sorted(rows, key=lambda row: (row[0], -_fit(row[1], row[2])))
    return [
        Hit(topic_id, kind, heading, _snippet(body), anchor, line)
        for _tier, _title, body, topic_id, kind, heading, anchor, line in found[:limit]
    ]


def _find_signs(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    rows = connection.execute(
        "SELECT topic, kind, heading, body, anchor, line FROM row "
        "WHERE instr(body, ?) ORDER BY rowid LIMIT ?",
        (text, limit),
    )
    return [
        Hit(topic_id, kind, heading, _snippet(body.replace(text, HIT_BEGINS + text + HIT_ENDS)), anchor, line)
        for topic_id, kind, heading, body, anchor, line in rows
    ]


def _fit(title: str, body: str) -> float:
    """How much of a row is what was looked for; a word in the title counts most."""
    return title.count(HIT_BEGINS) * 10 + body.count(HIT_BEGINS) / math.sqrt(len(body) + 100)


def _snippet(body: str) -> str:
    """The words around the first hit in a marked text."""
    begin = max(body.find(HIT_BEGINS) - _SNIPPET_BEFORE, 0)
    if begin:
        begin = max(body.rfind(" ", 0, begin), body.rfind("\n", 0, begin)) + 1
    end = begin + _SNIPPET_LENGTH
    cut = body[begin:end]
    if end < len(body):
        cut = cut[: max(cut.rfind(" "), cut.rfind("\n"), cut.rfind(HIT_ENDS) + 1, 1)].rstrip() + "…"
    if cut.count(HIT_BEGINS) > cut.count(HIT_ENDS):
        cut = cut.rstrip("…") + HIT_ENDS + "…"
    return ("…" if begin else "") + cut


def _signature(course: Course) -> str:
    """Changes with the order and the titles of the course, and with each page's name, size or time."""
    digest = hashlib.sha256(f"{_LAYOUT}\0".encode())
    for topic in course.topics():
        digest.update(f"{topic.page_path}\0{topic.number}\0{topic.title}\0".encode("utf-8", "surrogatepass"))
        with contextlib.suppress(OSError):
            status = topic.page_path.stat()
            digest.update(f"{status.st_size} {status.st_mtime_ns}".encode())
    return digest.hexdigest()


def _rows(course: Course) -> Iterator[_Row]:
    for stage in course.stages():
        for topic in stage.topics:
            yield _titled("topic", topic.id, topic.title, f"{stage.title} · {stage.part}", "", 1)
            # A page with a mistake must not keep the others from being found.
            page, _mistakes = read_page_with_mistakes(topic)
            if page is not None:
                yield from _page_rows(topic.id, page)


def _page_rows(topic_id: str, page: Page) -> Iterator[_Row]:
    heading, anchor = page.title, ""
    for block in page.blocks:
        if isinstance(block, Prose):
            heading, anchor = block.title or heading, block.anchor or anchor
            body = _plain(block.markdown).removeprefix(block.title).lstrip()
            yield _Row("prose", topic_id, heading, block.title, body, anchor, block.line)
        elif isinstance(block, Example):
            yield _Row("code", topic_id, heading, "", _code(block), block.anchor, block.line)
        elif isinstance(block, Box):
            for inner in block.blocks:
                shown = block.title or heading
                if isinstance(inner, Example):
                    yield _Row("code", topic_id, shown, "", _code(inner), inner.anchor, inner.line)
                else:
                    yield _Row(
                        "prose", topic_id, shown, block.title, _plain(inner.markdown), anchor, inner.line
                    )
        elif isinstance(block, Picture):
            yield _Row("prose", topic_id, heading, "", _plain(block.text), block.anchor, block.line)
        elif isinstance(block, Pitfall):
            body = "\n".join(
                _code(inner) if isinstance(inner, Example) else _plain(inner.markdown)
                for inner in block.blocks
            )
            yield _titled("pitfall", topic_id, block.title, body, block.anchor, block.line)
        elif isinstance(block, Exercise):
            # Not the hints: a search must not give away what the learner has not asked for.
            yield _titled("exercise", topic_id, block.title, _plain(block.text), block.anchor, block.line)
        elif isinstance(block, InterviewQuestion):
            # Not the answers, for the same reason.
            body = "\n".join(_plain(followup.question) for followup in block.followups)
            yield _titled("question", topic_id, _plain(block.question), body, block.anchor, block.line)


def _titled(kind: Kind, topic_id: str, title: str, body: str, anchor: str, line: int) -> _Row:
    return _Row(kind, topic_id, title, title, body, anchor, line)


def _code(example: Example) -> str:
    return "\n".join((example.source, *(output.text for output in example.outputs if not example.predict)))


def _plain(markdown: str) -> str:
    """Prose without its marks; underscores and stars inside words are kept, because they are code."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"^(#+ |> ?|```.*|\|?[-:| ]{3,}$)", "", text, flags=re.MULTILINE)
    text = re.sub(r"^\|.*$", lambda row: row[0].replace("|", " ").strip(), text, flags=re.MULTILINE)
    text = re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", text.replace("`", ""))
    return text.strip()
