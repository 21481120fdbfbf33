"""Where names lead, compared with real folders; and how records climb, compared with logging itself."""

from __future__ import annotations

import itertools
import logging
import os
import tempfile
from pathlib import Path, PurePosixPath

import pytest

from tutor_app.pictures.path_tree import (
    BASE,
    FOLDERS,
    GUARDS,
    LEVELS,
    LINKS,
    LOGGERS,
    LONGEST,
    NOT_SET,
    Logging,
    look_up,
    make_loggers,
    send,
)

PARTS = ("..", "monday", "latest", "runs", "new", ".")


@pytest.fixture(scope="module")
def disk() -> Path:
    """The folders of the picture below a real folder, so deep that four `..` stay below it."""
    top = Path(tempfile.mkdtemp()).resolve()
    for folder in FOLDERS:
        (top / "1/2/3" / folder[1:]).mkdir(parents=True, exist_ok=True)
    for link, goal in LINKS.items():
        (top / "1/2/3" / link[1:]).symlink_to(goal)
    return top / "1/2/3"


@pytest.fixture(autouse=True, scope="module")
def _removed(disk: Path) -> object:
    import shutil

    yield
    shutil.rmtree(disk.parents[2])


def test_a_name_leads_where_the_system_leads(disk: Path) -> None:
    for count in range(1, 4):
        for parts in itertools.product(PARTS, repeat=count):
            name = "/".join(parts)
            expected = (disk / str(BASE)[1:] / name).resolve()
            found = look_up(name)
            assert str(found.resolved) == f"/{expected.relative_to(disk)}".rstrip("."), name
            assert found.stops[-1].place == found.resolved
            assert found.is_inside == found.guards[-1].lets_in


@pytest.mark.parametrize(
    ("name", "resolved"),
    [
        ("../../../..", "/"),
        ("../../../../../../../etc/passwd", "/etc/passwd"),
        ("../../../../data/parcels/runs/latest", "/data/parcels/runs-old/june"),
        ("/", "/"),
        ("/../..", "/"),
        ("//etc", "/etc"),
        ("", "/data/parcels/runs"),
        ("~", "/data/parcels/runs/~"),
    ],
)
def test_nothing_lies_above_the_top(name: str, resolved: str) -> None:
    assert look_up(name).resolved == PurePosixPath(resolved)


@pytest.mark.parametrize(
    ("name", "said", "guards"),
    [
        ("monday", "It stays in the base: /data/parcels/runs/monday.", (True, True, True, True)),
        ("a/../b", "It stays in the base: /data/parcels/runs/b.", (False, True, True, True)),
        (".", "This is the base itself, and nothing in it.", (True, True, True, True)),
        ("..", "It leaves the base by way of ..: /data/parcels.", (False, True, False, False)),
        (
            "../runs-old/june",
            "It leaves the base for a neighbor whose name begins the same: /data/parcels/runs-old/june.",
            (False, True, True, False),
        ),
        (
            "/etc/passwd",
            "It leaves the base: an absolute name wins over what it is joined to, /etc/passwd.",
            (True, False, False, False),
        ),
        (
            "/data/parcels/runs/x",
            "The name threw the base away, and happens to lead into it again: /data/parcels/runs/x.",
            (True, True, True, True),
        ),
        (
            "latest",
            "It leaves the base through a link, which only resolve() follows: /data/parcels/runs-old/june.",
            (True, True, True, False),
        ),
    ],
)
def test_the_end_is_said_and_each_test_of_the_path_says_its_own(
    name: str, said: str, guards: tuple[bool, ...]
) -> None:
    target = look_up(name)
    assert target.stops[-1].said == said
    assert tuple(guard.lets_in for guard in target.guards) == guards
    assert tuple(guard.code for guard in target.guards) == GUARDS


def test_the_tests_of_the_path_are_the_code_they_show(disk: Path) -> None:
    base = disk / str(BASE)[1:]
    for parts in itertools.product(PARTS, repeat=2):
        name = "/".join(parts)
        for guard in look_up(name).guards:
            assert guard.lets_in == eval(guard.code, {"name": name, "base": base, "path": base / name}), (
                name,
                guard.code,
            )


def test_the_way_is_walked_part_by_part() -> None:
    stops = look_up("latest/../monday").stops
    assert [(stop.part, str(stop.place)) for stop in stops] == [
        ("", "/data/parcels/runs"),
        ("latest", "/data/parcels/runs-old/june"),
        ("..", "/data/parcels/runs-old"),
        ("monday", "/data/parcels/runs-old/monday"),
    ]
    assert stops[1].said == "latest is a link: it leads to /data/parcels/runs-old/june."
    assert stops[2].said == ".. goes up, to /data/parcels/runs-old."
    stops = look_up("/etc/new").stops
    assert stops[1].said == "A name that begins with / throws the base away: the way begins at the top."
    assert stops[2].said == "etc goes down."
    assert look_up("../../../../etc").stops[4].said == ".. at the top stays at the top."


def test_the_tree_shows_what_is_there_and_every_place_of_the_way() -> None:
    nodes = {str(node.path): node.kind for node in look_up("may/tuesday").nodes}
    assert nodes["/data/parcels/runs/latest"] == "link"
    assert nodes["/data/parcels/runs/monday"] == "folder"
    assert nodes["/etc/passwd"] == "file"
    assert nodes["/data/parcels/runs/may"] == nodes["/data/parcels/runs/may/tuesday"] == "new"
    assert "/data/parcels/runs/may" not in {str(node.path) for node in look_up("monday").nodes}
    for name in ("a/../b", "latest/../x/y", "/new/er"):
        target = look_up(name)
        paths = [node.path for node in target.nodes]
        assert {stop.place for stop in target.stops} <= set(paths)
        # A folder stands directly before what is in it.
        assert paths == sorted(paths, key=lambda path: path.parts)
        assert all(path.parent in paths for path in paths)


@pytest.mark.parametrize("sign", list('\\:*?"<>|^'))
def test_a_sign_that_not_every_system_takes_is_refused(sign: str) -> None:
    with pytest.raises(ValueError, match="not every system takes it as a letter of a name") as caught:
        look_up(f"a{sign}b")
    assert str(caught.value).startswith(f"Leave out {sign}: ")


def test_a_name_has_an_end() -> None:
    with pytest.raises(ValueError, match=f"Type a name of at most {LONGEST} letters"):
        look_up("x" * (LONGEST + 1))
    assert look_up("/".join([".."] * (LONGEST // 3))).resolved == PurePosixPath("/")


def test_nothing_stays_behind_on_the_disk() -> None:
    folder = tempfile.gettempdir()
    before = sorted(os.listdir(folder))  # noqa: PTH208
    look_up("../x")
    assert sorted(os.listdir(folder)) == before  # noqa: PTH208


def test_a_disk_that_takes_nothing_gets_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(ValueError, match="The folders of this picture cannot be made: No such file"):
        look_up("monday")


# Loggers


def setups() -> list[Logging]:
    """Every setup of the three loggers, with a few senders and levels."""
    levels = itertools.product(("DEBUG", "WARNING"), (NOT_SET, "INFO"), (NOT_SET, "ERROR"))
    switches = list(itertools.product((True, False), repeat=3))
    return [
        Logging(each, handlers, (True, *passes_on), floor, sender, level)
        for each in levels
        for handlers in switches
        for passes_on in itertools.product((True, False), repeat=2)
        for floor in (NOT_SET, "WARNING")
        for sender in LOGGERS
        for level in ("INFO", "ERROR")
    ]


def printed_by_logging(setup: Logging) -> list[tuple[int, str]]:
    """What Python's own logging prints, with loggers of the program's own tree under other names."""
    lines: list[tuple[int, str]] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            name = record.name.removeprefix("tutor-test.")
            lines.append((self.number, f"{record.levelname} {name}: {record.getMessage()}"))  # type: ignore[attr-defined]

    names = ["tutor-test.root", "tutor-test.root.nightly", "tutor-test.root.nightly.read"]
    loggers = [logging.getLogger(name) for name in names]
    # The picture's root is the top; the program's own lies above the one that plays it here.
    loggers[0].propagate = False
    for number, logger in enumerate(loggers):
        level = setup.levels[number]
        logger.setLevel(logging.NOTSET if level == NOT_SET else level)
        if number:
            logger.propagate = setup.passes_on[number]
        handler = Keeper()
        handler.number = number  # type: ignore[attr-defined]
        handler.setLevel(logging.NOTSET if setup.floor == NOT_SET else setup.floor)
        if setup.handlers[number]:
            logger.addHandler(handler)
    sender = loggers[LOGGERS.index(setup.sender)]
    try:
        if sender.hasHandlers():
            sender.log(logging.getLevelName(setup.level), "belt stopped")
    finally:
        for logger in loggers:
            logger.handlers.clear()
    return lines


def test_every_setup_prints_what_logging_prints() -> None:
    for setup in setups():
        end = send(setup)[-1]
        expected = [number for number, _ in printed_by_logging(setup)]
        assert [number for number, _ in end.printed] == expected, setup
        assert {line for _, line in end.printed} <= {f"{setup.level} {setup.sender}: belt stopped"}


def test_a_record_climbs_one_logger_at_a_time_and_stops_once() -> None:
    for setup in setups():
        climbs = send(setup)
        assert climbs[0].at == LOGGERS.index(setup.sender)
        assert not climbs[0].is_made
        assert len({climb.is_made for climb in climbs[1:]}) == 1
        assert [climb.is_stopped for climb in climbs] == [False] * (len(climbs) - 1) + [True]
        for before, after in itertools.pairwise(climbs):
            assert before.at - after.at in (0, 1)
            assert len(after.printed) - len(before.printed) in (0, 1)
            assert after.said.endswith(".")


def test_a_handler_on_logger_and_root_prints_twice_although_the_root_s_level_is_higher() -> None:
    said = [climb.said for climb in send(Logging())]
    assert said == [
        "nightly.read is asked to log at level INFO.",
        "INFO reaches INFO, the level of nightly, as it has none of its own: a record is made.",
        "nightly.read has no handler: nothing is printed here.",
        "The handler of nightly prints it.",
        "The handler of root prints it: the level of root is not asked on the way up.",
        "The way ends here, the root is the top: the line was printed twice.",
    ]


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        (
            Logging(level="DEBUG"),
            "DEBUG is below INFO, the level of nightly, as it has none of its own: no record is made.",
        ),
        (Logging(sender="root"), "INFO is below WARNING, its own level: no record is made."),
        (
            Logging(passes_on=(True, False, True)),
            "The way ends here, nightly does not pass it on: the line was printed once.",
        ),
        (Logging(floor="WARNING"), "The way ends here, the root is the top: nothing was printed."),
        (Logging(handlers=(False,) * 3), "There was no handler on the way: it is lost."),
        (
            Logging(handlers=(False,) * 3, level="ERROR"),
            "There was no handler on the way: Python's last resort writes it to stderr.",
        ),
        (
            Logging(handlers=(True,) * 3),
            "The way ends here, the root is the top: the line was printed 3 times.",
        ),
    ],
)
def test_the_end_of_the_way_is_said(setup: Logging, said: str) -> None:
    assert send(setup)[-1].said == said


def test_a_handler_with_a_floor_says_so() -> None:
    said = [climb.said for climb in send(Logging(floor="WARNING"))]
    assert "The handler of nightly takes WARNING and up: nothing is printed here." in said


def test_the_program_s_own_loggers_are_left_alone(capfd: pytest.CaptureFixture[str]) -> None:
    known = set(logging.root.manager.loggerDict)
    level, handlers = logging.root.level, list(logging.root.handlers)
    for level_name in LEVELS:
        send(Logging(handlers=(False,) * 3, level=level_name))
        send(Logging(level=level_name))
    assert set(logging.root.manager.loggerDict) == known
    assert (logging.root.level, logging.root.handlers) == (level, handlers)
    assert capfd.readouterr() == ("", "")


def test_the_code_that_is_shown_is_what_is_done() -> None:
    for sender in LOGGERS:
        for level in LEVELS:
            setup = Logging(("DEBUG", "DEBUG", "DEBUG"), sender=sender, level=level)
            lines: list[tuple[int, str]] = []
            loggers = dict(zip(LOGGERS, make_loggers(setup, lines), strict=True))
            exec("\n".join(setup.code()), {"getLogger": lambda name="root", of=loggers: of[name]})
            assert tuple(lines) == send(setup)[-1].printed
