"""The rows, then the faulty ones, then how far the file was read and when it was closed."""

import io
import re
from itertools import islice

from tutor_app.checks.expect import NotYet, call, expect, expect_defined, short

MOST_LINES = 5


class Watched(io.StringIO):
    """A text file that remembers how far it was read."""

    def __init__(self, text):
        super().__init__(text, newline="")
        self.text = text
        self.furthest = 0

    def _read(self, part):
        self.furthest = max(self.furthest, self.tell())
        return part

    def read(self, *args):
        return self._read(super().read(*args))

    def readline(self, *args):
        return self._read(super().readline(*args))

    def readlines(self, *args):
        return self._read(super().readlines(*args))

    def __next__(self):
        return self._read(super().__next__())

    @property
    def lines_read(self):
        return self.text[: self.furthest].count("\n")


class Opener:
    """Opens the same text anew with each call."""

    def __init__(self, *lines):
        self.text = "".join(line + "\r\n" for line in lines)
        self.files = []

    def __call__(self):
        self.files.append(Watched(self.text))
        return self.files[-1]

    @property
    def lines_read(self):
        return sum(file.lines_read for file in self.files)

    @property
    def still_open(self):
        return any(not file.closed for file in self.files)


def _told(work, subject, reason=""):
    try:
        return call(work)
    except NotYet as told:
        text = re.sub(r"^(The call|`[^`]*`)(?= raised)", lambda _: subject, str(told))
        if "I/O operation on closed file" in text:
            reason = (
                "When the first row was asked for, the file was already closed: `with` closes it on the way "
                "out. Yield inside the `with`, so that the generator keeps the file open."
            )
        raise NotYet(f"{text} {reason}".strip()) from None


def _iterator(answer, opener, subject, reason=""):
    function = expect_defined(answer, "stream_rows")
    came = _told(lambda: function(opener), subject, reason)
    expect(
        came is not None and not isinstance(came, dict) and hasattr(type(came), "__iter__"),
        f"{subject} returned {short(came)}, but an iterator over the rows was expected. "
        "`yield` hands out a row and goes on, `return` ends the function.",
    )
    return came


def _rows(answer, opener, subject, reason=""):
    came = _iterator(answer, opener, subject, reason)
    return _told(lambda: list(islice(iter(came), 1000)), subject, reason)


def _expect_rows(answer, lines, wanted, reason=""):
    """The rows of a file with *lines*; *wanted* as pairs of depot and delay."""
    subject = f"A file with the lines {short(list(lines), 140)}"
    rows = _rows(answer, Opener(*lines), subject, reason)
    wanted = [{"depot": depot, "delay": delay} for depot, delay in wanted]
    told = f"{subject} gave {short(rows, 140)}, but {short(wanted, 140)} was expected."
    for row in rows:
        expect(isinstance(row, dict), f"{told} Each row is a dict.")
        extra = [key for key in row if key not in ("depot", "delay")]
        expect(not extra, f"{told} Only `depot` and `delay` were asked for, not {short(extra)}.")
        delay = row.get("delay")
        expect(
            "delay" not in row or isinstance(delay, float),
            f"{told} The delay must be a float, but {short(delay)} is of the type {type(delay).__name__}.",
        )
    if len(rows) == len(wanted) > 1 and len({id(row) for row in rows}) == 1:
        raise NotYet(f"{told} Collected, every row is the same dict: make a new one for each.")
    expect(rows == wanted, f"{told} {reason}".strip())


def check_rows(answer):
    """Depot and delay of each row, the delay as a float"""
    _expect_rows(
        answer,
        ["depot,delay", "Ulm,12.5", "Kiel,47.25", "Bonn,8"],
        [("Ulm", 12.5), ("Kiel", 47.25), ("Bonn", 8.0)],
    )


def check_columns(answer):
    """The columns may stand in any order, with others between them"""
    _expect_rows(
        answer,
        ["delay,parcel,depot", "12.5,P1,Ulm", "3.5,P2,Kiel"],
        [("Ulm", 12.5), ("Kiel", 3.5)],
        "The headings say which column is which.",
    )
    _expect_rows(
        answer,
        ["depot,parcel,delay", "Ulm,1,2", "Kiel,3,4"],
        [("Ulm", 2.0), ("Kiel", 4.0)],
        "The headings say which column is which.",
    )


def check_faulty_rows(answer):
    """A row whose delay is not a number is left out"""
    bad = "A row whose delay is not a number is left out, not filled in."
    lines = ["depot,delay", "Ulm,?", "Kiel,3.5"]
    stopped = (
        "A row whose delay is not a number is left out; skip exactly the bad row and go on behind it. "
        "A `try` around the loop ends the loop at the first bad row."
    )
    opener = Opener(*lines)
    rows = _rows(answer, opener, f"A file with the lines {lines}", bad)
    _expect_rows(answer, lines, [("Kiel", 3.5)], bad if rows else stopped)
    _expect_rows(answer, ["depot,delay", "Ulm,", "Kiel,3.5", "Bonn, "], [("Kiel", 3.5)], bad)
    _expect_rows(
        answer,
        ["depot,delay", "Ulm", "Kiel,3.5"],
        [("Kiel", 3.5)],
        "A row that ends before its delay has None there (csv.DictReader) or no such field (csv.reader), "
        "and is left out as well: `float(None)` is a TypeError.",
    )
    _expect_rows(answer, ["depot,delay"], [], "A file of headings alone has no rows.")


def check_numbers(answer):
    """What float accepts is a number: 0, negative ones, blanks around it"""
    zero = "0 is a number, although it is false."
    _expect_rows(answer, ["depot,delay", "Ulm,0", "Kiel,0.0"], [("Ulm", 0.0), ("Kiel", 0.0)], zero)
    number = "A number is what `float` accepts, and it needs no check by hand."
    _expect_rows(
        answer,
        ["depot,delay", "Ulm,-3.5", "Kiel, 7", "Bonn,1e2", "Jena,+2"],
        [("Ulm", -3.5), ("Kiel", 7.0), ("Bonn", 100.0), ("Jena", 2.0)],
        number,
    )


def check_quotes(answer):
    """Quoted fields hold commas and line breaks"""
    reason = "Fields in quotation marks may hold commas and line breaks; the csv module takes care of both."
    _expect_rows(
        answer,
        ["depot,delay", '"Ulm, North",12.5', '"Kiel\r\nHarbor",3.5', '"Bonn ""B""","8"'],
        [("Ulm, North", 12.5), ("Kiel\r\nHarbor", 3.5), ('Bonn "B"', 8.0)],
        reason,
    )
    _expect_rows(
        answer,
        ["depot,delay", '" Ulm",1', "KIEL,2", ",3"],
        [(" Ulm", 1.0), ("KIEL", 2.0), ("", 3.0)],
        "The depot stays as the csv module reads it, also where it is blank.",
    )


def check_one_of_500(answer):
    """Of 500 rows, exactly the bad one is skipped"""
    lines = [f"Ulm,{number}" if number != 250 else "Ulm,n/a" for number in range(500)]
    rows = _rows(answer, Opener("depot,delay", *lines), "A file of 500 rows whose 251st has the delay 'n/a'")
    delays = [row.get("delay") if isinstance(row, dict) else None for row in rows]
    wanted = [float(number) for number in range(500) if number != 250]
    expect(
        delays == wanted,
        f"Of 500 rows the 251st has the delay 'n/a', and {len(rows)} came back; 499 were expected: "
        "skip exactly the bad row.",
    )


def check_lines_read(answer):
    """For the first row at most 5 lines are read"""
    opener = Opener("depot,delay", *(f"Ulm,{number}" for number in range(500)))
    subject = "The first row of a file of 501 lines"
    iterator = iter(_iterator(answer, opener, subject))
    _told(lambda: next(iterator, None), subject)
    read = opener.lines_read
    expect(
        read <= MOST_LINES,
        f"{read} lines read for one row of a file of 501 lines; at most {MOST_LINES} were expected. "
        "Go through the file itself instead of reading it into memory first.",
    )


def check_closed_at_the_end(answer):
    """The file is closed after the last row"""
    opener = Opener("depot,delay", "Ulm,1", "Kiel,2")
    came = _iterator(answer, opener, "A file of two rows")
    _told(lambda: list(islice(iter(came), 1000)), "A file of two rows")
    expect(
        not opener.still_open,
        "All rows were read, and the file is still open after its last row. "
        "`opener()` opened it for you, and it is yours to close: `with opener() as file:`.",
    )


def check_closed_early(answer):
    """The file is closed when the consumer stops early"""
    opener = Opener("depot,delay", *(f"Ulm,{number}" for number in range(20)))
    came = _iterator(answer, opener, "A file of 20 rows")
    iterator = iter(came)
    _told(lambda: next(iterator), "The first row")
    closer = came if hasattr(came, "close") else iterator
    expect(
        hasattr(closer, "close"),
        f"The iterator that came back, {short(came)}, has no method `close`, so nobody who stops early can "
        "close the file. A generator function has one, and it leaves the `with`.",
    )
    _told(
        closer.close,
        "`close()` after the first row",
        "`close` raises GeneratorExit at the `yield`; a bare `except` around it catches that, too. Name the "
        "exceptions, and keep the `yield` out of the `try`.",
    )
    expect(
        not opener.still_open,
        "One of 20 rows was read, then `close()` was called on the iterator: "
        "file still open after the consumer stopped early. "
        "Closing a generator leaves its `with` and runs its `finally`; lines behind its loop are skipped.",
    )
