"""Which batches come, and when; then who owns them, what counts as a record, and bad sizes."""

from itertools import islice

from tutor_app.checks.expect import NotYet, call, difference, expect, expect_raises, expect_unchanged, short

MOST = 40
OWNER = "Whoever got a batch may keep it: hand the list over and start a new one."
ALONE = (
    "Each call stands alone: what is made outside of the function, or as the default of a parameter, "
    "is shared by all calls."
)
SIZE = "size < 1 must raise ValueError, at the call or at the first `next`."


class _Feed:
    """Records from 1 that count how many were read; it ends late, so that reading all of it ends, too."""

    def __init__(self, end=20_000):
        self.read = 0
        self._end = end

    def __iter__(self):
        return self

    def __next__(self):
        if self.read >= self._end:
            raise StopIteration
        self.read += 1
        return self.read


def _error_reason(text):
    if "has no len()" in text or "not subscriptable" in text:
        return "A feed can only be read, record by record: it has no length and no slices."
    if "ValueError" in text and ", 1)`" in text:
        return "1 is a size like any other: each record is a batch."
    if "RecursionError" in text:
        return "The feed is endless, so the depth of calls must not grow with it."
    return ""


def _start(answer, records, size, subject):
    try:
        result = call(answer.batches, records, size)
        expect(
            result is not None,
            f"{subject} returned nothing, but an iterator was expected: is `yield` missing?",
        )
        if isinstance(result, list) and result and not isinstance(result[0], (list, tuple)):
            raise NotYet(
                f"{subject} returned {short(result, 60)}: this is one batch; "
                "an iterator over all batches is asked for. Is it `return` where `yield` was meant?"
            )
        return call(iter, result)
    except NotYet as told:
        raise NotYet(f"{told} {_error_reason(str(told))}".strip()) from None


def _take(iterator, most, subject):
    """Up to *most* batches."""

    def rest():
        try:
            return list(islice(iterator, most))
        except RuntimeError as error:
            if "generator raised StopIteration" not in str(error):
                raise
            raise NotYet(
                f"{subject} raised RuntimeError: {error}. `next` without a default raises StopIteration at the "
                "end of the feed, and a generator turns that into RuntimeError."
            ) from None

    try:
        return call(rest)
    except NotYet as told:
        text = str(told).replace("`rest()`", subject).replace("The call", subject)
        raise NotYet(f"{text} {_error_reason(text)}".strip()) from None


def _expect_lists(subject, came):
    for batch in came:
        expect(
            isinstance(batch, list),
            f"{subject} gave {short(batch, 60)} as a batch, a {type(batch).__name__}. Batches are lists, "
            "which the receiver can keep and change.",
        )


def _wanted(records, size):
    return [records[start : start + size] for start in range(0, len(records), size)]


def _reason(came, wanted, records, size):
    flat = [record for batch in came for record in batch]
    if len(came) > 1 and any(came[0] is batch for batch in came[1:]):
        return f"Every batch is the same list object, so all show what is in it now. {OWNER}"
    if not records:
        return "Without records there is no batch, not even an empty one."
    if came == [*wanted, []]:
        return "An empty batch after an exact multiple: yield what is left only if something is."
    if came == wanted[:-1] and len(wanted[-1]) < size:
        return "Last partial batch lost: what is collected when the feed ends has to be yielded as well."
    if came == wanted[:1]:
        return "Only the first batch came: the loop has to go on after it."
    if len(came) >= MOST:
        return "It does not end. `islice` of a list starts at its front each time: make one iterator first."
    if len(flat) > len(records) and flat[: len(records)] == records:
        return "The last batch is shorter; nothing is put in to fill it up."
    if any(record not in records for record in flat):
        return ALONE
    if len(flat) > len(records):
        return "Records of the batch before came again; a batch starts with nothing."
    if len(flat) < len(records) and not all(records):
        return "None, 0, an empty text and an empty list are records, too."
    if len(flat) < len(records) and flat != records[: len(flat)]:
        return (
            "A record was read and lost on the way: `zip(feed, range(size))` takes a record before it sees "
            "that the range has ended, and a record that came before is a record, too."
        )
    if came and came[0] != wanted[0]:
        return "The first batch is complete after `size` records, and so is every other one but the last."
    return ""


def _expect_batches(answer, records, size, as_feed=False):
    given = (record for record in records) if as_feed else list(records)
    told = f"a generator of {short(records, 70)}" if as_feed else short(records, 70)
    subject = f"`batches({told}, {size})`"
    wanted = _wanted(records, size)
    came = _take(_start(answer, given, size, subject), MOST, subject)
    _expect_lists(subject, came)
    if difference(came, wanted, exact_type=True):
        reason = _reason(came, wanted, records, size)
        raise NotYet(
            f"{subject} gave {short(came, 110)}, but {short(wanted, 110)} was expected. {reason}".strip()
        )


def check_full_batches_and_the_rest(answer):
    """Full batches in order, and the last one may be shorter"""
    _expect_batches(answer, ["a", "b", "c", "d", "e"], 2)
    _expect_batches(answer, [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], 4)
    _expect_batches(answer, [11, 12, 13], 5)
    _expect_batches(answer, [11, 12, 13], 1)


def check_nothing_behind_a_multiple(answer):
    """An exact multiple ends with a full batch, and no records give no batch"""
    _expect_batches(answer, [11, 12, 13, 14, 15, 16, 17, 18], 4)
    _expect_batches(answer, [11, 12, 13], 3)
    _expect_batches(answer, [], 3)


def check_a_feed_is_read_when_needed(answer):
    """The first batch of 4 reads exactly four records"""
    for size in (4, 1):
        feed = _Feed()
        subject = f"`batches(feed, {size})`"
        iterator = _start(answer, feed, size, subject)
        for number in (1, 2, 3):
            came = _take(iterator, 1, subject)
            first = (number - 1) * size + 1
            wanted = list(range(first, first + size))
            if feed.read >= 20_000:
                raise NotYet(
                    f"The source was drained before the first batch: all {feed.read:,} records of the feed were "
                    f"read for {size}. A real feed never ends; yield each batch when it is full."
                )
            if feed.read == number * size + 1:
                raise NotYet(
                    f"After batch {number} of {subject}, {feed.read} records were read, "
                    f"but {number * size} were expected. "
                    "It waits for the record behind the batch, and the feed may be silent until tomorrow."
                )
            expect(
                feed.read == number * size,
                f"After batch {number} of {subject}, {feed.read} records were read, "
                f"but {number * size} were expected: no more than it needs.",
            )
            _expect_lists(subject, came)
            expect(
                came == [wanted],
                f"Batch {number} of {subject}, a feed of 1, 2, 3 and so on, is {short(came[0], 60) if came else 'missing'}, "
                f"but {wanted} was expected.",
            )


def check_generators(answer):
    """A generator is a feed like any other"""
    _expect_batches(answer, [11, 12, 13, 14, 15], 2, as_feed=True)
    _expect_batches(answer, [11, 12, 13, 14], 2, as_feed=True)
    _expect_batches(answer, [], 2, as_feed=True)


def check_ownership(answer):
    """What was handed out belongs to the receiver"""
    subject = "`batches(range(1, 11), 4)`"
    kept = _take(_start(answer, range(1, 11), 4, subject), MOST, subject)
    _expect_lists(subject, kept)
    expect(
        len({id(batch) for batch in kept}) == len(kept),
        f"The batches of {subject} that were kept are {short(kept, 80)}: "
        f"Every batch is the same list object. {OWNER}",
    )
    seen = []
    iterator = _start(answer, iter(range(1, 11)), 4, subject)
    while len(seen) < MOST and (came := _take(iterator, 1, subject)):
        _expect_lists(subject, came)
        seen.append(list(came[0]))
        came[0].clear()
    expect(
        seen == _wanted(list(range(1, 11)), 4),
        f"With a receiver that clears each batch after reading it, {subject} gave {short(seen, 80)}, but "
        f"{_wanted(list(range(1, 11)), 4)} was expected. "
        "The receiver may change the list it was given, so nothing may depend on it any more.",
    )
    seen = []
    for came in islice(_start(answer, iter(range(1, 11)), 4, subject), MOST):
        seen.append(list(came))
        came.append("seen")
    expect(
        seen == _wanted(list(range(1, 11)), 4),
        f"With a receiver that appends to each batch after reading it, {subject} gave {short(seen, 80)}, but "
        f"{_wanted(list(range(1, 11)), 4)} was expected. "
        "The receiver may change the list it was given, so nothing may depend on it any more.",
    )


def check_any_record(answer):
    """None, 0 and empty lists are records"""
    _expect_batches(answer, [None, 0, "", [], None, False], 4)
    _expect_batches(answer, [7, None, None, 8], 2, as_feed=True)
    _expect_batches(answer, [8, 9, None], 2)
    _expect_batches(answer, [[1], [1], [2]], 2)


def check_bad_sizes(answer):
    """A size below 1 raises ValueError"""
    for records in ([11, 12, 13], []):
        for size in (0, -1, -4):

            def first_batch(records=records, size=size):
                return next(iter(answer.batches(list(records), size)), "no batch")

            first_batch.__qualname__ = f"next(batches({records}, {size}))"
            hint = (
                SIZE
                if records
                else f"{SIZE} This holds also when there are no records: test it before you read."
            )
            expect_raises(ValueError, first_batch, hint=hint)
    _expect_batches(answer, [11, 12], 1)


def check_calls_stand_alone(answer):
    """Two feeds at once do not mix, and a list of records stays as it is"""
    subject = "`batches(...)`"
    one = _start(answer, [11, 12, 13, 14], 3, subject)
    two = _start(answer, [71, 72, 73, 74], 3, subject)
    came = [_take(each, 1, subject) for each in (one, two, one, two)]
    wanted = [[[11, 12, 13]], [[71, 72, 73]], [[14]], [[74]]]
    expect(
        came == wanted,
        f"Two calls that are read in turn, over [11, 12, 13, 14] and [71, 72, 73, 74] in threes, gave "
        f"{short(came, 80)}, but {wanted} was expected. {ALONE}",
    )
    unfinished = _start(answer, [11, 12, 13, 14], 3, subject)
    _take(unfinished, 1, subject)
    records = [21, 22, 23, 24]
    with expect_unchanged(records, what="the list of records", hint="Read it, and take nothing out of it."):
        came = _take(_start(answer, records, 3, subject), MOST, subject)
    expect(
        came == [[21, 22, 23], [24]],
        f"After another call that was not read to its end, [21, 22, 23, 24] in threes gave {short(came, 60)}. {ALONE}",
    )


def check_a_long_feed(answer):
    """A feed of thousands of batches"""
    subject = "`batches(feed, 1)` with a feed of 3,000 records"
    came = _take(_start(answer, _Feed(3000), 1, subject), 4000, subject)
    expect(
        len(came) == 3000 and came[-1] == [3000],
        f"{subject} gave {len(came):,} batches, but 3,000 were expected.",
    )
