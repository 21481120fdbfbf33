"""Small files for every rule of the text, then a file of 60,000 rows on the memory gauge."""

import io
import itertools
import math
import numbers
from pathlib import Path

from tutor_app.checks.expect import NotYet, call, expect, peak_memory, short

LIMIT = 1_000_000
_counter = itertools.count()


def _file(text):
    """A new CSV file with this text."""
    path = Path(f"scans{next(_counter)}.csv")
    path.write_bytes(text.encode("utf-8"))
    return path


def _means(answer, text, key="depot", value="delay", stopped="", **more):
    """What came back for a file with *text*, which is a dict of numbers."""
    about = f"The file was {short(text, 160)}."
    path = _file(text)
    try:
        came = call(answer.mean_by, path, key, value, **more)
    except NotYet as told:
        raise NotYet(f"{told} {about} {stopped}".strip()) from None
    subject = f"For the file {short(text, 160)}, `mean_by`"
    kind = "nothing" if came is None else f"{short(came, 80)} ({type(came).__name__})"
    expect(isinstance(came, dict), f"{subject} returned {kind}, but a dict was expected.")
    for name, mean in came.items():
        expect(
            isinstance(mean, numbers.Real) and not isinstance(mean, bool),
            f"{subject} gives {short(mean)} for {name!r}, but a float was expected.",
        )
    return came


def _same(came, wanted):
    return set(came) == set(wanted) and all(
        math.isclose(came[name], wanted[name], rel_tol=1e-9, abs_tol=1e-12) for name in wanted
    )


def _expect(answer, text, wanted, hint, stopped="", guesses=(), **more):
    """*guesses* are wrong results with the sentence that explains each."""
    came = _means(answer, text, stopped=stopped or hint, **more)
    if _same(came, wanted):
        return
    for guess, reason in guesses:
        if _same(came, guess):
            hint = reason
            break
    else:
        if set(came) != set(wanted) and {str(k).casefold() for k in came} == {k.casefold() for k in wanted}:
            hint = "Keys are texts, exactly as they stand in the file: small and large letters differ."
        elif set(came) == set(wanted):
            close = all(math.isclose(came[name], wanted[name], abs_tol=0.006) for name in wanted)
            hint = "The mean as it is: nothing is rounded." if close else hint
    rows = f" with chunk_rows={more['chunk_rows']}" if "chunk_rows" in more else ""
    raise NotYet(
        f"For the file {short(text, 160)}{rows} came back {short(came, 120)}, "
        f"but {short(wanted, 120)} was expected. {hint}"
    )


def check_means(answer):
    """A mean for each key"""
    _expect(
        answer,
        "depot,delay\nGraz,10\nLyon,4\nGraz,20\nGraz,45\n",
        {"Graz": 25.0, "Lyon": 4.0},
        "A mean is the sum divided by the count, and nothing is rounded.",
        guesses=[
            ({"Graz": 75.0, "Lyon": 4.0}, "Here the sum came back: divide it by the count."),
            ({}, "No row was counted. In chunks, the last chunk is shorter than the others, and it counts."),
        ],
    )


def check_twice(answer):
    """Each call starts from nothing"""
    text = "depot,delay\nGraz,10\nOslo,20\n"
    other = "depot,delay\nGraz,30\n"
    _expect(
        answer,
        text,
        {"Graz": 10.0, "Oslo": 20.0},
        "The file has two depots, and each call starts from nothing.",
    )
    _expect(
        answer,
        other,
        {"Graz": 30.0},
        "Another file was read before, and it shows: each call starts from nothing.",
    )


def check_any_chunk_size(answer):
    """The answer is the same for every chunk size"""
    rows = [("Graz", 10), ("Graz", 10), ("Graz", 10), ("Lyon", 5), ("Graz", 70), ("Lyon", 15), ("Turku", 1)]
    text = "depot,delay\n" + "".join(f"{depot},{delay}\n" for depot, delay in rows)
    wanted = {"Graz": 25.0, "Lyon": 10.0, "Turku": 1.0}
    for size in (1, 2, 3, 4, 5, 6, 7, 8, 1000):
        chunks = [rows[at : at + size] for at in range(0, len(rows), size)]
        guesses = [
            (
                _mean_of_means(chunks),
                "That comes from averaging the chunk averages: keep sums and counts, and divide at the end.",
            ),
            (_mean_of_means(chunks[:1]), "Rows are missing, only the first chunk was read."),
            (
                _mean_of_means([[row for chunk in chunks if len(chunk) == size for row in chunk]]),
                "Rows are missing: the last chunk is shorter than the others, and it counts, too.",
            ),
            (_mean_of_means(chunks[-1:]), "Rows are missing, only the last chunk counts here."),
        ]
        _expect(
            answer,
            text,
            wanted,
            "The result must not depend on the chunks.",
            guesses=guesses,
            chunk_rows=size,
        )


def _mean_of_means(chunks):
    means = {}
    for chunk in chunks:
        for depot in dict.fromkeys(depot for depot, _ in chunk):
            delays = [delay for name, delay in chunk if name == depot]
            means.setdefault(depot, []).append(sum(delays) / len(delays))
    return {depot: sum(values) / len(values) for depot, values in means.items()}


def check_numbers(answer):
    """A value may have a fraction, a sign, and blanks around it"""
    _expect(
        answer,
        "depot,delay\nGraz,0.5\nGraz,1.25\nLyon,-3.5\nLyon, 7 \nLyon,1e1\n",
        {"Graz": 0.875, "Lyon": 4.5},
        "A value may have a fraction, a sign, and blanks around it.",
        guesses=[
            ({"Graz": 0.875, "Lyon": 8.5}, "A negative number is a reading, too."),
            ({"Graz": 0.875, "Lyon": 7.0}, "A negative number is a reading, too."),
        ],
    )
    _expect(
        answer, "depot,delay\nGraz,1\nGraz,0\nGraz,0\n", {"Graz": 1 / 3}, "Here 0 is a reading: it counts."
    )


def check_columns_by_heading(answer):
    """The columns are found by their headings"""
    text = "parcel,weight kg,late,depot\nP1,2.5,x,Graz\nP2,7.5,,Graz\n"
    hint = "The columns are found by the heading, wherever they stand."
    _expect(answer, text, {"Graz": 5.0}, hint, key="depot", value="weight kg")
    _expect(answer, text, {"P1": 2.5, "P2": 7.5}, hint, key="parcel", value="weight kg")


def check_blanks(answer):
    """Blank values count for nothing"""
    stopped = "Here a blank reading stopped the run: look at the text before you make a number of it."
    hint = "Blank values are no readings."
    for blank in ("", "  "):
        _expect(
            answer,
            f"depot,delay\nGraz,10\nGraz,{blank}\nGraz,20\n",
            {"Graz": 15.0},
            hint,
            stopped,
            guesses=[
                ({"Graz": 10.0}, "Here a blank reading was counted as 0: leave it out, of the count too.")
            ],
        )


def check_only_blanks(answer):
    """A key with blank values only is not in the result"""
    hint = "'Lyon' has blank values only, so it has no mean and is not in the result."
    for text in ("depot,delay\nLyon,\nGraz,10\nLyon,  \n", "depot,delay\nGraz,10\nLyon,\n"):
        _expect(answer, text, {"Graz": 10.0}, hint)
        _expect(answer, text, {"Graz": 10.0}, hint, chunk_rows=1)
    _expect(answer, "depot,delay\nLyon,\n", {}, hint)
    _expect(answer, "depot,delay\n", {}, "A file without rows gives an empty dict.")


def check_quotes(answer):
    """Cells in quotes may hold commas, quotation marks and line breaks"""
    comma = "Here a comma inside quotes shifted the columns: leave the rules of quotes to the csv module."
    text = 'note,depot,delay\n"late, wet",Graz,10\nfine,"Lyon, south",4\n"a ""b""",Graz,20\n'
    _expect(answer, text, {"Graz": 15.0, "Lyon, south": 4.0}, comma)
    lines = (
        "Here a line break inside quotes ended the row: a row may be several lines, "
        "so hand the file itself to the csv module."
    )
    text = 'depot,note,delay\nGraz,"late,\nwet",10\nLyon,"three\n\nlines",4\nGraz,fine,20\n'
    for rows in (1, 2, 1000):
        _expect(answer, text, {"Graz": 15.0, "Lyon": 4.0}, lines, chunk_rows=rows)


def check_keys_are_texts(answer):
    """Keys are texts, exactly as they stand"""
    hint = "Keys are texts, exactly as they stand in the file."
    _expect(
        answer,
        "depot,delay\n007,10\n7,4\n007,20\n1.0,3\n1,5\n",
        {"007": 15.0, "7": 4.0, "1.0": 3.0, "1": 5.0},
        hint,
    )
    _expect(
        answer,
        "depot,delay\nNA,10\nnull,4\nNA,20\nNaN,1\nNone,2\ntrue,3\n",
        {"NA": 15.0, "null": 4.0, "NaN": 1.0, "None": 2.0, "true": 3.0},
        f"{hint} 'NA' is a depot here, and pandas takes it for a gap unless it is told not to.",
    )
    _expect(
        answer,
        'depot,delay\nGraz,10\n"Graz ",4\n" Graz",1\nGraz,20\n',
        {"Graz": 15.0, "Graz ": 4.0, " Graz": 1.0},
        f"{hint} Blanks around a key belong to it; only those around a value do not.",
    )
    lines = 'note,depot,delay\nx,"Lyon,\r\nsouth",4\nx,"Lyon,\r\nsouth",6\n'
    _expect(
        answer,
        lines,
        {"Lyon,\r\nsouth": 5.0},
        f'{hint} A line break of two signs stays one of two signs: open the file with newline="".',
    )


def check_utf8(answer):
    """The file is UTF-8, whatever the machine's encoding is"""
    machine = "Where no encoding is given, that of the machine is taken, which is ASCII here: name UTF-8."
    original = io.text_encoding
    # What pathlib asks where no encoding is given.
    io.text_encoding = lambda encoding, stacklevel=2: "ascii" if encoding is None else encoding
    try:
        _expect(
            answer,
            "depot,delay\nŁódź,10\nGraz,4\nŁódź,20\nGRAZ,5\n",
            {"Łódź": 15.0, "Graz": 4.0, "GRAZ": 5.0},
            "Keys are texts, exactly as they stand, and the file is in UTF-8.",
            stopped=machine,
        )
    finally:
        io.text_encoding = original


def _big():
    """60,000 rows, and the mean of each depot."""
    depots = ("Graz", "Lyon", "Porto", "Turku")
    totals = dict.fromkeys(depots, 0)
    counts = dict.fromkeys(depots, 0)
    lines = ["parcel,depot,delay\n"]
    for i in range(60_000):
        depot, delay = depots[(i * i % 7 + i) % 4], i * 37 % 95 - 5
        totals[depot] += delay
        counts[depot] += 1
        lines.append(f"PX{i:08},{depot},{delay}\n")
    path = Path("night.csv")
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path, {depot: totals[depot] / counts[depot] for depot in depots}


def check_memory(answer):
    """60,000 rows stay below 1 MB"""
    path, wanted = _big()
    came = []

    def mean_by(*given, **more):
        came.append(answer.mean_by(*given, **more))

    peak = peak_memory(mean_by, path, "depot", "delay", chunk_rows=1000)
    expect(
        _same(came[0], wanted),
        f"For 60,000 rows with chunk_rows=1000 came back {short(came[0], 120)}, "
        f"but {short(wanted, 120)} was expected: rows are missing, or they were averaged twice.",
    )
    expect(
        peak < LIMIT,
        f"The peak for 60,000 rows with chunk_rows=1000 was {peak / 1e6:.1f} MB, and it should be below "
        "1 MB: the whole file was held, or a number for every row. Keep a sum and a count for each key.",
    )
