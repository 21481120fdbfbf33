"""Instruments: what watches an answer while it works, and the sentences about what was seen."""

from __future__ import annotations

import itertools
import logging
import operator
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tutor_app.checks import expect as e
from tutor_app.checks.expect import NotYet, Recorder, Source, TextSource


def sentence(function: Callable[[], Any]) -> str:
    with pytest.raises(NotYet) as caught:
        function()
    return str(caught.value)


@pytest.fixture
def answer() -> Iterator[Callable[[str], Any]]:
    """Makes a module `answer` of source text."""

    def make(source: str) -> Any:
        module = ModuleType("answer")
        sys.modules["answer"] = module
        exec(source, vars(module))
        return module

    yield make
    sys.modules.pop("answer", None)


def test_a_source_knows_how_far_it_was_read() -> None:
    source = Source(range(10), what="row")
    assert list(itertools.islice(source, 4)) == [0, 1, 2, 3]
    assert (source.read, source.exhausted) == (4, False)
    source.expect_read(at_most=4, to="hand out the first batch")
    source.expect_read(exactly=4, to="hand out the first batch")
    list(source)
    assert (source.read, source.exhausted, source.closed) == (10, True, False)
    assert sentence(lambda: source.expect_read(at_most=4, to="hand out the first batch", hint="Yield.")) == (
        "10 rows were read to hand out the first batch, but at most 4 were expected. Yield."
    )
    assert sentence(lambda: source.expect_read(exactly=1, to="begin", hint=lambda read: f"{read}!")) == (
        "10 rows were read to begin, but exactly 1 was expected. 10!"
    )
    assert list(source) == []
    source.close()
    assert source.closed
    fresh = Source([1, 2])
    fresh.close()
    assert (list(fresh), fresh.read, fresh.exhausted) == ([], 0, True)
    long = Source(range(10), enough=3)
    assert (len(list(long)), long.exhausted, list(long)) == (10, True, [])
    assert e.call_text(print, (Source("ab"), Source("ab", endless=True, what="row"))) == (
        "`print(a source of 2 items, a source of rows without an end)`"
    )


def test_one_item_is_told_as_one() -> None:
    source = Source((letter for letter in "ab"), what="letter")
    next(source)
    assert sentence(lambda: source.expect_read(at_most=0, to="begin")) == (
        "1 letter was read to begin, but at most 0 were expected."
    )


def test_an_endless_source_repeats_and_stops_who_wants_it_all() -> None:
    source = Source("ab", endless=True, enough=100, what="record")
    assert list(itertools.islice(source, 5)) == list("ababa")
    assert sentence(lambda: list(source)) == (
        "100 records were read from a source without an end: take one at a time."
    )
    assert list(Source([], endless=True)) == []


def test_a_text_source_counts_its_lines_also_after_it_was_closed() -> None:
    file = TextSource("stop,delay\nElm,2\nOak,3\nAsh,4")
    assert (next(file), file.lines_read) == ("stop,delay\n", 1)
    assert e.short(file) == "an open file of 4 lines"
    file.readline()
    assert file.lines_read == 2
    file.expect_read(at_most=2, to="hand out the first row")
    file.read()
    assert (file.lines_read, file.closed) == (4, False)
    file.close()
    file.close()
    assert (file.lines_read, file.closed) == (4, True)
    unread, unclosed = TextSource("a\r\nb"), TextSource("\n\n")
    assert unread.lines_read == 0
    unread.close()
    assert unread.lines_read == 0
    assert (unclosed.read(1), unclosed.lines_read, TextSource("a\r\nb").read()) == ("\n", 1, "a\r\nb")
    assert sentence(lambda: file.expect_read(at_most=2, to="hand out the first row")) == (
        "4 lines were read to hand out the first row, but at most 2 were expected."
    )


def test_a_recorder_does_what_is_written_and_repeats_the_last() -> None:
    busy = ValueError("busy")
    ask = Recorder("ok", busy, KeyError, [1], name="ask")
    items: list[int] = []
    assert ask(items, k=1) == "ok"
    with pytest.raises(ValueError, match="busy") as caught:
        ask()
    assert caught.value is busy
    with pytest.raises(KeyError):
        ask()
    assert ask() == ask() == [1]
    assert ask.count == 5
    assert ask.all[0].args[0] is items
    assert ask.all[0].kwargs == {"k": 1}
    ask.reset()
    assert ask("again") == "ok"
    assert (Recorder()(), ask.__name__) == (None, "ask")
    assert Recorder(does=lambda x, *, more: x + more)(2, more=1) == 3
    assert Recorder(int)() is int
    assert e.call_text(ask, (1,)) == "`ask(1)`"


def test_calls_of_built_in_methods_are_counted() -> None:
    class Labels(list[str]):
        pass

    with e.count_calls(Labels, "count") as calls:
        assert Labels("aab").count("a") == 2
    assert (calls.count, calls.all[0].args) == (1, ("a",))
    assert "count" not in vars(Labels)


def test_orders_and_additions_are_counted() -> None:
    e.Counted.reset()
    assert sorted(map(e.Counted, [3, 1, 2]))[0].value == 1
    assert e.Counted.order_calls >= 2
    for number, compare in enumerate((operator.lt, operator.le, operator.gt, operator.ge), 1):
        if number == 1:
            e.Counted.reset()
        assert compare(e.Counted(1), e.Counted(2)) is compare(1, 2)
        assert compare(e.Counted(2), 2) is compare(2, 2)
        assert (e.Counted.order_calls, e.Counted.eq_calls) == (2 * number, 0)
    e.Counted.reset()
    assert (e.Counted.order_calls, float(e.Counted("1.5"))) == (0, 1.5)
    with pytest.raises(TypeError):
        operator.add(e.CountedInt(1), [1])
    e.CountedInt.reset()
    total = sum(map(e.CountedInt, range(5)))
    assert (total, e.CountedInt.additions, type(total)) == (10, 5, e.CountedInt)
    assert (total - 1, 1 - total, e.CountedInt.additions) == (9, -9, 7)
    assert (total + 0.5, total - 0.5, e.CountedInt.additions) == (10.5, 9.5, 7)


def test_the_fake_clock_reaches_whatever_the_answer_took_from_time(answer: Any) -> None:
    source = """
import time
from time import sleep, perf_counter as now

def wait(seconds, sleep=time.sleep, *, clock=time.monotonic):
    begun = clock()
    sleep(seconds)
    return clock() - begun

def both():
    begun = now()
    sleep(5)
    return now() - begun

class Timer:
    read = staticmethod(time.time)

    @staticmethod
    def pause(sleep=time.sleep):
        sleep(7)

    @property
    def spent(self, clock=time.process_time):
        return clock()

    def __init__(self, clock=time.perf_counter_ns):
        self.clock = clock
"""
    module = answer(source)
    real = (module.sleep, module.wait.__defaults__, module.wait.__kwdefaults__, vars(module.Timer)["read"])
    with e.fake_clock() as clock:
        assert (module.wait(3600), module.both()) == (3600, 5)
        assert clock.sleeps == [3600, 5]
        assert module.Timer.read() == clock.now
        assert module.Timer().clock() == round(clock.now * 1e9)
        module.Timer.pause()
        assert clock.sleeps == [3600, 5, 7]
        assert module.Timer().spent == time.thread_time() == clock.now
        with pytest.raises(ValueError, match="non-negative"):
            time.sleep(-1)
    assert real == (
        module.sleep,
        module.wait.__defaults__,
        module.wait.__kwdefaults__,
        vars(module.Timer)["read"],
    )
    assert real[:2] == (time.sleep, (time.sleep,))


def test_a_peak_is_told_in_a_readable_unit() -> None:
    def make(size: int) -> int:
        return len(bytearray(size))

    assert e.expect_peak(5_200_000, make, 5_000_000) >= 5_000_000
    text = sentence(lambda: e.expect_peak(200_000, make, 4_200_000, hint="Keep a batch only."))
    assert text == (
        "`make(4200000)` held 4.2 MB at its peak, but it may hold at most 200 kB. Keep a batch only."
    )
    text = sentence(lambda: e.expect_peak(999, make, 15_800, what="reading all"))
    assert text == "Reading all held 16 kB at its peak, but it may hold at most 999 bytes."


def test_logs_are_captured_whatever_was_set_up_before() -> None:
    root, kiln = logging.getLogger(), logging.getLogger("kiln")
    handler = logging.NullHandler()
    kiln.addHandler(handler)
    kiln.setLevel(logging.ERROR)
    kiln.propagate = False
    logging.disable(logging.CRITICAL)
    before = (list(root.handlers), root.level)
    try:
        with e.captured_logs("kiln") as logs:
            assert kiln.handlers == []
            logging.getLogger("kiln.door").info("at %d °C", 900)
            kiln.debug("open")
            logging.getLogger("other").error("not ours")
            try:
                raise KeyError("lid")
            except KeyError:
                kiln.exception("lost")
        assert logs.messages() == ["at 900 °C", "open", "lost"]
        assert logs.messages("INFO") == ["at 900 °C"]
        first = logs.records[0]
        assert (first.level, first.logger, first.text) == (
            "INFO",
            "kiln.door",
            "INFO kiln.door: at 900 °C",
        )
        assert logs.text().endswith("KeyError: 'lid'")
        assert (kiln.handlers, kiln.level, kiln.propagate) == ([handler], logging.ERROR, False)
        assert logging.root.manager.disable == logging.CRITICAL
        assert (list(root.handlers), root.level) == before
    finally:
        logging.disable(logging.NOTSET)
        kiln.handlers.clear()
        kiln.setLevel(logging.NOTSET)
        kiln.propagate = True


def test_handlers_that_the_block_added_are_closed_and_gone(tmp_path: Path) -> None:
    with e.captured_logs() as logs:
        handler = logging.FileHandler(tmp_path / "run.log", encoding="utf-8")
        fresh = logging.getLogger("made.inside")
        fresh.addHandler(handler)
        fresh.setLevel(logging.ERROR)
        fresh.info("too low")
        fresh.error("kept")
        fresh.error("%d", "no number")
    assert logs.messages() == ["kept", "%d"]
    assert handler.stream is None
    assert (fresh.handlers, fresh.level) == ([], logging.NOTSET)
    assert (tmp_path / "run.log").read_text(encoding="utf-8") == "kept\n"


def test_the_level_can_be_left_to_the_answer(capfd: pytest.CaptureFixture[str]) -> None:
    with e.captured_logs("kiln", level=None) as logs:
        logging.getLogger("kiln").info("nobody asked for this")
        logging.getLogger("kiln").warning("this always counts")
    assert logs.messages() == ["this always counts"]
    assert capfd.readouterr().err == ""


def test_files_below_a_folder_are_listed_and_paths_are_shown_without_it() -> None:
    with e.temporary_folder() as folder:
        assert e.files_below(folder) == []
        target = folder / "runs" / "b.json"
        target.parent.mkdir()
        target.write_text("{}")
        (folder / "a.txt").touch()
        assert e.files_below(folder) == ["a.txt", "runs/b.json"]
        assert e.files_below(folder, folders=True) == ["a.txt", "runs/", "runs/b.json"]
        assert e.short(target) == "Path('runs/b.json')"
        assert e.short([folder]) == "[Path('.')]"
        assert sentence(lambda: e.call(open, folder / "none" / "x.csv")) == (
            "`open(Path('none/x.csv'))` raised FileNotFoundError: [Errno 2] No such file or directory:"
            " 'none/x.csv'."
        )
    assert not folder.exists()
    assert e.short(Path("/data/runs")) == "Path('/data/runs')"
