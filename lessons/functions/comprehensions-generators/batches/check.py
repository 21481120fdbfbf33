"""What is in the batches, whose lists they are, and how much was read for them."""

import re
from itertools import islice

from tutor_app.checks.expect import NotYet, call, expect, expect_unchanged, short

MANY = 50  # More batches than any question here has.
PARCELS = ["P1", "P2", "P3", "P4", "P5", "P6", "P7"]


class Source:
    """Rows that count how often they are pulled; they cannot be asked for a length or an index."""

    def __init__(self, rows):
        self.rows = iter(rows)
        self.pulled = 0

    def __iter__(self):
        return self

    def __next__(self):
        row = next(self.rows)
        self.pulled += 1
        return row


def _told(work, subject, reason=""):
    """What *work* gives; a sentence of an exception names *subject* and gets the *reason*."""
    try:
        return call(work)
    except NotYet as told:
        text = re.sub(r"^(The call|`[^`]*`)(?= raised)", lambda _: subject, str(told))
        raise NotYet(f"{text} {reason}".strip()) from None
    except RuntimeError as error:
        if "StopIteration" not in str(error):
            raise
        raise NotYet(
            f"{subject} ended in a RuntimeError: {error}. `next` raises it where the rows end, and it may not "
            "leave a generator; `next(rows, default)` and `islice` do not raise."
        ) from None


def _iterator(answer, rows, size, subject, reason=""):
    try:
        came = call(answer.batches, rows, size)
    except NotYet as told:
        raise NotYet(f"{told} {reason}".strip()) from None
    expect(came is not None, f"{subject} returned nothing, but an iterator over the batches was expected.")
    expect(
        hasattr(type(came), "__iter__") or hasattr(type(came), "__next__"),
        f"{subject} returned {short(came)}, but an iterator over the batches was expected.",
    )
    return iter(came)


def _stored(answer, rows, size, subject, reason=""):
    """All batches, collected as a test would, each of them copied when it arrived, too."""
    iterator = _iterator(answer, rows, size, subject, reason)
    stored, copies = [], []

    def collect():
        for batch in islice(iterator, MANY):
            expect(
                isinstance(batch, list),
                f"In {subject}, batch {len(stored) + 1} is {_a(batch)}, but a list was expected.",
            )
            stored.append(batch)
            copies.append(list(batch))

    _told(collect, subject, reason)
    return stored, copies


def _a(value):
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _expect_batches(answer, rows, size, wanted, reason=""):
    subject = f"`list(batches({short(rows)}, {size}))`"
    stored, copies = _stored(answer, list(rows), size, subject, reason)
    flat = [row for batch in copies for row in batch]
    if len(copies) == MANY:
        raise NotYet(
            f"{subject} does not end: {short(copies[:2])} and so on. The first rows came again; "
            "make one iterator of the rows and take all batches off it."
        )
    told = f"{subject} gave {short(copies)}, but {short(wanted)} was expected."
    if copies == wanted:
        alike = "they had the right rows when they arrived" if stored != copies else "no two may be one list"
        shared = len({id(batch) for batch in stored}) < len(stored)
        expect(
            not shared,
            f"{subject}: every stored batch is the same list. Collected, they are {short(stored)}; {alike}. "
            "The consumer holds the list that you go on changing, so start a new one for each batch.",
        )
        expect(
            stored == wanted,
            f"{subject}: a batch was changed after it was handed out. Collected, they are {short(stored)}, "
            f"but {short(wanted)} was expected.",
        )
        return
    if [] in copies:
        raise NotYet(f"{told} There is no empty batch at the end, nor anywhere else.")
    if None in flat and None not in rows:
        raise NotYet(f"{told} The last batch is not filled up, it is shorter.")
    if copies == wanted[:-1] and len(wanted[-1]) < size and not reason:
        raise NotYet(f"{told} These are rows lost: the last batch may be shorter, but it must come.")
    raise NotYet(f"{told} {reason}".strip())


def check_groups(answer):
    """7 rows in threes: two full batches and one of the rest"""
    wanted = [PARCELS[:3], PARCELS[3:6], PARCELS[6:]]
    _expect_batches(answer, PARCELS, 3, wanted)
    subject = f"`list(batches({short(PARCELS)}, 3))`"
    _, again = _stored(answer, list(PARCELS), 3, subject)
    expect(
        again == wanted,
        f"{subject} was right once. The same call a second time gave {short(again)}: "
        "something is left of the first call, such as a list that is the default of a parameter.",
    )


def check_no_rest(answer):
    """6 rows in threes: two batches, and none that is empty"""
    _expect_batches(answer, PARCELS[:6], 3, [PARCELS[:3], PARCELS[3:6]])


def check_edges(answer):
    """No rows, few rows, batches of one, rows that are None"""
    _expect_batches(answer, [], 3, [], "Without rows there are no batches.")
    _expect_batches(answer, ["P1", "P2"], 5, [["P1", "P2"]])
    _expect_batches(answer, ["P1", "P2"], 1, [["P1"], ["P2"]], "A size of 1 is allowed.")
    kept = "Rows may be None or 0, and they are kept as they are."
    _expect_batches(answer, [0, None, 0, None, "", None], 4, [[0, None, 0, None], ["", None]], kept)
    _expect_batches(answer, [None, None, None], 2, [[None, None], [None]], kept)


def check_any_iterable(answer):
    """The rows come from a generator"""
    subject = "`batches(rows, 3)` with `rows` a generator of 7 parcels"
    reason = "A generator has no length and cannot be sliced; it can be asked for one row after the other."
    _, copies = _stored(answer, (parcel for parcel in PARCELS), 3, subject, reason)
    wanted = [PARCELS[:3], PARCELS[3:6], PARCELS[6:]]
    expect(copies == wanted, f"{subject} gave {short(copies)}, but {short(wanted)} was expected.")


def check_read_as_it_goes(answer):
    """10 rows in threes: batch k needs at most 3k + 1 of them"""
    source = Source(range(1, 11))
    subject = "`batches(source, 3)`"
    iterator = _iterator(answer, source, 3, subject)
    for number in (1, 2):
        batch = _told(lambda: next(iterator, None), subject)
        expect(
            source.pulled <= 3 * number + 1,
            f"A source counts what is pulled: {source.pulled} rows read to hand out a batch of 3"
            f"{', the first' if number == 1 else ', the second'}. "
            f"At most {3 * number + 1} were expected; what is read ahead is held in memory.",
        )
        wanted = [3 * number - 2, 3 * number - 1, 3 * number]
        expect(
            batch == wanted,
            f"From a source of 1 to 10, batch {number} is {short(batch)}, but {wanted} was expected.",
        )


def check_size_at_the_call(answer):
    """A size below 1 raises ValueError at the call"""
    for size in (0, -1, -3):
        subject = f"`batches(['P1', 'P2'], {size})`"
        try:
            came = answer.batches(["P1", "P2"], size)
        except ValueError:
            continue
        except Exception as error:
            raised = f"{type(error).__name__}: {error}".removesuffix(": ")
            raise NotYet(f"{subject} raised {raised}, but a ValueError was expected.") from None
        late = "It raised nothing, neither at the call nor when it was asked for a batch"
        try:
            for _ in islice(iter(came), MANY):
                pass
        except ValueError:
            late = "The ValueError came only when the first batch was asked for"
        except Exception as error:
            late = f"It raised {type(error).__name__} instead"
        raise NotYet(
            f"{subject}: size {size} must raise at the call. {late}. "
            "The body of a function with `yield` does not run before the first `next`; "
            "check in an ordinary function that returns the inner generator."
        )


def check_two_at_a_time(answer):
    """Two iterators in use at the same time do not mix, and the rows stay as they are"""
    subject = "`batches(['P1', 'P2', 'P3'], 2)`"
    first = _iterator(answer, ["P1", "P2", "P3"], 2, subject)
    second = _iterator(answer, ["Q1", "Q2", "Q3"], 2, subject)
    came = _told(lambda: [next(it, None) for it in (first, second, first, second)], subject)
    wanted = [["P1", "P2"], ["Q1", "Q2"], ["P3"], ["Q3"]]
    expect(
        came == wanted,
        f"Two iterators were in use at the same time, over P1 to P3 and over Q1 to Q3, in twos: "
        f"asked in turn they gave {short(came)}, but {wanted} was expected. "
        "Each call needs names of its own, not a global one.",
    )
    rows = list(PARCELS)
    with expect_unchanged(rows, what="the list of rows", hint="It belongs to the caller: read it only."):
        kept = _iterator(answer, rows, 3, subject)
        _told(lambda: list(islice(kept, MANY)), subject)
