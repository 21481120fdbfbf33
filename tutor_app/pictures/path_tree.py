"""Where a name leads that is joined to a base folder, and how a log record climbs its loggers.

Names are resolved in real folders with a real link, made for one look and taken away again; records are
sent through real loggers of a tree of their own.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from posixpath import normpath
from tempfile import TemporaryDirectory

BASE = PurePosixPath("/data/parcels/runs")
FOLDERS = (
    "/data",
    "/data/parcels",
    "/data/parcels/runs",
    "/data/parcels/runs/monday",
    "/data/parcels/runs-old",
    "/data/parcels/runs-old/june",
    "/etc",
)
FILES = ("/etc/passwd",)
LINKS = {"/data/parcels/runs/latest": "../runs-old/june"}
LONGEST = 60
_ABOVE = "^"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way to the target: after *part* of the name the way stands at *place*."""

    part: str
    place: PurePosixPath
    said: str


@dataclass(frozen=True, slots=True)
class Node:
    """A row of the tree: *kind* is `folder`, `file`, `link`, or `new` for what is not there yet."""

    path: PurePosixPath
    kind: str
    goal: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """A test that programs use before they open what a name leads to; *lets_in* is what it says here."""

    code: str
    lets_in: bool


@dataclass(frozen=True, slots=True)
class Target:
    """Where a name leads. *guards* are in the order of GUARDS; the last one is right.

    *nodes* are the rows of the tree in order, with every place that the way comes to.
    """

    name: str
    joined: PurePosixPath
    resolved: PurePosixPath
    stops: tuple[Stop, ...]
    guards: tuple[Guard, ...]
    nodes: tuple[Node, ...]

    @property
    def is_inside(self) -> bool:
        """Whether it is the base or lies in it."""
        return self.resolved.is_relative_to(BASE)


GUARDS = (
    '".." not in name',
    "path.is_relative_to(base)",
    "str(path.resolve()).startswith(str(base))",
    "path.resolve().is_relative_to(base)",
)


def look_up(name: str) -> Target:
    """Where *name* leads when it is joined to BASE.

    Raises ValueError with one sentence for a name that is longer than LONGEST or that not every system has.
    """
    if len(name) > LONGEST:
        raise ValueError(f"Type a name of at most {LONGEST} letters.")
    for sign in '\\:*?"<>|\0^':
        if sign in name:
            raise ValueError(f"Leave out {sign}: not every system takes it as a letter of a name.")
    joined = BASE / name
    try:
        with TemporaryDirectory(prefix="tutor-picture-") as temporary:
            disk = _Disk(Path(temporary), name.count(".."))
            resolved = disk.resolve(joined)
            stops = tuple(_walk(disk, name, joined, resolved))
            nodes = disk.nodes([stop.place for stop in stops])
    except OSError as error:
        raise ValueError(f"The folders of this picture cannot be made: {error.strerror}.") from error
    return Target(name, joined, resolved, stops, _guards(name, joined, resolved), nodes)


class _Disk:
    """Real folders below one that stands for `/`.

    That one lies in *ups* others, so that as many `..` can climb above it; what is there counts as `/`.
    """

    def __init__(self, temporary: Path, ups: int) -> None:
        self._top = temporary.resolve()
        self._root = self._top.joinpath(*[_ABOVE] * ups)
        for folder in FOLDERS:
            self._real(PurePosixPath(folder)).mkdir(parents=True)
        for file in FILES:
            self._real(PurePosixPath(file)).touch()
        for link, goal in LINKS.items():
            # Windows lets not everybody make a link; there the name is simply not there yet.
            with suppress(OSError):
                self._real(PurePosixPath(link)).symlink_to(goal, target_is_directory=True)

    def resolve(self, path: PurePosixPath) -> PurePosixPath:
        """`Path.resolve` as it is where `/` is the top."""
        once = self._shown(self._real(path).resolve())
        # A way that climbed above `/` has missed the links below it.
        return self._shown(self._real(once).resolve())

    def nodes(self, visited: Sequence[PurePosixPath]) -> tuple[Node, ...]:
        """The tree with all that is there and all that was *visited*, each below its parent."""
        paths = {PurePosixPath(path) for path in (*FOLDERS, *FILES, *LINKS)}
        for place in visited:
            paths.update((place, *place.parents))
        nodes = []
        for path in sorted(paths, key=lambda path: path.parts):
            real = self._real(path)
            if real.is_symlink():
                nodes.append(Node(path, "link", LINKS[str(path)]))
            elif real.exists():
                nodes.append(Node(path, "folder" if real.is_dir() else "file"))
            elif path in visited or any(path in place.parents for place in visited):
                nodes.append(Node(path, "new"))
        return tuple(nodes)

    def _real(self, path: PurePosixPath) -> Path:
        return self._root.joinpath(*path.parts[1:])

    def _shown(self, real: Path) -> PurePosixPath:
        parts = list(real.relative_to(self._top).parts)
        while parts and parts[0] == _ABOVE:
            parts.pop(0)
        return PurePosixPath("/", *parts)


def _walk(disk: _Disk, name: str, joined: PurePosixPath, resolved: PurePosixPath) -> list[Stop]:
    """The way from the base to the target, one part of the name at a time."""
    stops = [Stop("", BASE, f"The way begins in the base, {BASE}.")]
    here = BASE
    for part in PurePosixPath(name).parts:
        there = disk.resolve(here / part)
        if part.startswith("/"):
            said = "A name that begins with / throws the base away: the way begins at the top."
        elif part == "..":
            said = f".. goes up, to {there}." if there != here else ".. at the top stays at the top."
        elif there != here / part:
            said = f"{part} is a link: it leads to {there}."
        else:
            said = f"{part} goes down."
        stops.append(Stop(part, there, said))
        here = there
    last = stops[-1]
    stops[-1] = Stop(last.part, resolved, _verdict(name, joined, resolved))
    return stops


def _verdict(name: str, joined: PurePosixPath, resolved: PurePosixPath) -> str:
    inside = resolved.is_relative_to(BASE)
    absolute = PurePosixPath(name).is_absolute()
    if resolved == BASE:
        return "This is the base itself, and nothing in it."
    if inside:
        if absolute:
            return f"The name threw the base away, and happens to lead into it again: {resolved}."
        return f"It stays in the base: {resolved}."
    if PurePosixPath(normpath(joined)).is_relative_to(BASE):
        return f"It leaves the base through a link, which only resolve() follows: {resolved}."
    if absolute:
        return f"It leaves the base: an absolute name wins over what it is joined to, {resolved}."
    if str(resolved).startswith(str(BASE)):
        return f"It leaves the base for a neighbor whose name begins the same: {resolved}."
    return f"It leaves the base by way of ..: {resolved}."


def _guards(name: str, joined: PurePosixPath, resolved: PurePosixPath) -> tuple[Guard, ...]:
    says = (
        ".." not in name,
        joined.is_relative_to(BASE),
        str(resolved).startswith(str(BASE)),
        resolved.is_relative_to(BASE),
    )
    return tuple(Guard(code, lets_in) for code, lets_in in zip(GUARDS, says, strict=True))


# Loggers

LOGGERS = ("root", "nightly", "nightly.read")
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
NOT_SET = "not set"
MESSAGE = "belt stopped"


@dataclass(frozen=True, slots=True)
class Logging:
    """How the loggers are set up, in the order of LOGGERS, and what is sent.

    *levels* are of LEVELS or NOT_SET. *handlers* and *passes_on* say who has a handler and who lets records
    go on to its parent. Handlers take records from *floor* up; NOT_SET is everything.
    """

    levels: tuple[str, ...] = ("WARNING", "INFO", NOT_SET)
    handlers: tuple[bool, ...] = (True, True, False)
    passes_on: tuple[bool, ...] = (True, True, True)
    floor: str = NOT_SET
    sender: str = "nightly.read"
    level: str = "INFO"

    def code(self) -> tuple[str, ...]:
        name = "" if self.sender == "root" else f'"{self.sender}"'
        return (f"log = getLogger({name})", f'log.{self.level.lower()}("{MESSAGE}")')


@dataclass(frozen=True, slots=True)
class Climb:
    """The record after one thing has happened to it.

    *at* is the number of the logger in LOGGERS; *is_made* says that the level let a record be made,
    *is_stopped* that it goes no further. *printed* are the lines so far with the number of the logger whose
    handler wrote them.
    """

    at: int
    said: str
    printed: tuple[tuple[int, str], ...] = ()
    is_made: bool = True
    is_stopped: bool = False


class _Lines(logging.Handler):
    """Keeps what it would print."""

    def __init__(self, number: int, lines: list[tuple[int, str]]) -> None:
        super().__init__()
        self._number = number
        self._lines = lines
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append((self._number, self.format(record)))


def make_loggers(setup: Logging, lines: list[tuple[int, str]]) -> list[logging.Logger]:
    """Loggers of a tree of their own, whose handlers write into *lines*; the program's loggers stay out."""
    root = logging.RootLogger(logging.WARNING)
    manager = logging.Manager(root)
    root.manager = manager
    loggers: list[logging.Logger] = [root, *(manager.getLogger(name) for name in LOGGERS[1:])]
    for number, logger in enumerate(loggers):
        logger.setLevel(logging.NOTSET if setup.levels[number] == NOT_SET else setup.levels[number])
        logger.propagate = setup.passes_on[number]
        if setup.handlers[number]:
            handler = _Lines(number, lines)
            handler.setLevel(logging.NOTSET if setup.floor == NOT_SET else setup.floor)
            logger.addHandler(handler)
    return loggers


def send(setup: Logging) -> tuple[Climb, ...]:
    """Send the record and give what happens to it, one logger after the other."""
    lines: list[tuple[int, str]] = []
    loggers = make_loggers(setup, lines)
    at = LOGGERS.index(setup.sender)
    sender = loggers[at]
    number = logging.getLevelName(setup.level)
    climbs = [Climb(at, f"{setup.sender} is asked to log at level {setup.level}.", is_made=False)]
    effective = logging.getLevelName(sender.getEffectiveLevel())
    source = _source(loggers, at)
    whose = "its own level" if source == at else f"the level of {LOGGERS[source]}, as it has none of its own"
    if not sender.isEnabledFor(number):
        said = f"{setup.level} is below {effective}, {whose}: no record is made."
        return (*climbs, Climb(at, said, is_made=False, is_stopped=True))
    climbs.append(Climb(at, f"{setup.level} reaches {effective}, {whose}: a record is made."))
    has_handlers = any(logger.handlers for logger in _chain(sender))
    if has_handlers:
        # Without any handler Python's last resort would write to this program's own stderr.
        sender.log(number, MESSAGE)
    for logger in _chain(sender):
        at = loggers.index(logger)
        printed = tuple(line for line in lines if line[0] >= at)
        climbs.append(Climb(at, _handled(logger, at, number, setup), printed))
    end = climbs[-1]
    said = _end(loggers[end.at], end, number, has_handlers=has_handlers)
    climbs.append(Climb(end.at, said, end.printed, is_stopped=True))
    return tuple(climbs)


def _chain(sender: logging.Logger) -> list[logging.Logger]:
    """The loggers that a record of *sender* comes to."""
    chain = [sender]
    while chain[-1].propagate and chain[-1].parent is not None:
        chain.append(chain[-1].parent)
    return chain


def _source(loggers: Sequence[logging.Logger], at: int) -> int:
    """Whose level is in force for the logger numbered *at*."""
    while at > 0 and loggers[at].level == logging.NOTSET:
        at -= 1
    return at


def _handled(logger: logging.Logger, at: int, number: int, setup: Logging) -> str:
    """What happens to the record at one logger."""
    name = LOGGERS[at]
    if not logger.handlers:
        return f"{name} has no handler: nothing is printed here."
    if number < logger.handlers[0].level:
        return f"The handler of {name} takes {setup.floor} and up: nothing is printed here."
    if name != setup.sender and logger.level > number:
        return f"The handler of {name} prints it: the level of {name} is not asked on the way up."
    return f"The handler of {name} prints it."


def _end(logger: logging.Logger, end: Climb, number: int, *, has_handlers: bool) -> str:
    if not has_handlers:
        last = "Python's last resort writes it to stderr" if number >= logging.WARNING else "it is lost"
        return f"There was no handler on the way: {last}."
    printed = {0: "nothing was printed", 1: "the line was printed once", 2: "the line was printed twice"}
    count = printed.get(len(end.printed), f"the line was printed {len(end.printed)} times")
    stop = "the root is the top" if logger.parent is None else f"{logger.name} does not pass it on"
    return f"The way ends here, {stop}: {count}."
