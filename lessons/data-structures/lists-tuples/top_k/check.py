"""Which records come back and in which order; then the input, the calls of `key`, and the comparisons."""

import math
import random

from tutor_app.checks.expect import NotYet, call, expect, short

NAN = float("nan")
TIES = "Equal keys must keep input order, also where only some of them have a place."
NEVER = "NaN must never win: a record whose key is NaN never appears and takes no place from another."
INFINITE = "Infinities rank like any number."


def _nan():
    return float("nan")


class _Sharpness(float):
    """A float that counts, over all instances, how often it is put before or behind another one."""

    compared = 0

    def __lt__(self, other):
        _Sharpness.compared += 1
        return float.__lt__(self, other)

    def __gt__(self, other):
        _Sharpness.compared += 1
        return float.__gt__(self, other)

    def __le__(self, other):
        _Sharpness.compared += 1
        return float.__le__(self, other)

    def __ge__(self, other):
        _Sharpness.compared += 1
        return float.__ge__(self, other)

    def __neg__(self):
        return _Sharpness(float.__neg__(self))

    def __mul__(self, other):
        return _Sharpness(float.__mul__(self, other))

    __rmul__ = __mul__

    def __sub__(self, other):
        return _Sharpness(float.__sub__(self, other))

    def __rsub__(self, other):
        return _Sharpness(float.__rsub__(self, other))


def _error_reason(text, k, count):
    if "not supported between instances" in text:
        return (
            "On equal keys a tuple goes on to compare the records, and records need not know `<`. "
            "Let only the key decide, or put the position in between."
        )
    if "has no len()" in text or "not subscriptable" in text:
        return "A generator can only be read, record by record: it has no length and no index."
    if "unhashable" in text:
        return "Records may be dicts, which cannot be hashed."
    if k > count:
        return "With a k larger than the number of records all of them come back, ranked."
    return "k=0 must give []." if k == 0 else ""


def _ranked(scores, k):
    order = sorted((i for i, s in enumerate(scores) if s == s), key=lambda i: (-scores[i], i))
    return order[:k]


def _reason(came, wanted, scores, k):
    lowest = sorted((i for i, s in enumerate(scores) if s == s), key=lambda i: (scores[i], i))[:k]
    if k == 0:
        return "k=0 must give []: a slice such as [-0:] takes everything."
    if any(scores[i] != scores[i] for i in came):
        return NEVER
    if len(came) != len(set(came)):
        return "A record came back twice."
    if came == wanted[::-1]:
        return "The best comes first."
    if [scores[i] for i in came] == [scores[i] for i in wanted]:
        return TIES
    if sorted(came) == sorted(wanted):
        return "These are the right records in the wrong order: a heap, for one, is no sorted list."
    if came == lowest or sorted(came) == sorted(lowest):
        return "These are the lowest keys; the highest are asked for."
    missing = [scores[i] for i in wanted if i not in came]
    if missing and all(math.isinf(score) for score in missing):
        return INFINITE
    if 0.0 in missing and all(score == 0 for score in missing):
        return "0.0 is a key like any other."
    if missing and all(score < 0 for score in missing):
        return "Keys may be negative."
    if len(came) < len(wanted) and any(score != score for score in scores):
        return NEVER
    found = {scores[i] for i in came}
    if set(missing) <= found and len(found) == len(came):
        return "Records with equal keys are several records, and each of them counts."
    if len(came) < len(wanted):
        return "Are there too few?"
    if len(came) == len(wanted):
        return "A record may be dropped only when k records above it are known."
    return ""


def _places(answer, scores, k, as_generator, equal):
    """The positions of the records that came back; records are dicts."""
    records = [{"image": "cam" if equal else f"cam{place}"} for place in range(len(scores))]
    by_id = {id(record): place for place, record in enumerate(records)}
    given = (record for record in records) if as_generator else list(records)
    told = f"{'equal ' if equal else ''}records"
    told = f"a generator of {told}" if as_generator else told
    subject = f"`top_k` for {told} with the keys {short(scores, 90)} and k={k}"

    def key(record):
        place = by_id.get(id(record))
        expect(
            place is not None,
            f"{subject} called `key` with {short(record, 60)}, which is none of the records that came in.",
        )
        return scores[place]

    try:
        came = call(answer.top_k, given, k, key)
    except NotYet as told_already:
        text = str(told_already)
        if "called `key` with" in text:
            raise
        said = text.partition("` ")[2] if text.startswith("`top_k(") and "` " in text else text
        raise NotYet(f"{subject} {said} {_error_reason(text, k, len(scores))}".strip()) from None
    expect(came is not None, f"{subject} returned nothing, but a list was expected: is a `return` missing?")
    expect(
        isinstance(came, list),
        f"{subject} returned {short(came, 60)}, but a list was expected.",
    )
    wanted = _ranked(scores, k)
    places = []
    for item in came:
        place = by_id.get(id(item))
        if place is None and item is None:
            raise NotYet(
                f"{subject} returned {len(came)} items with None among them, but {len(wanted)} records were "
                "expected: nothing fills the other places."
            )
        if place is None and isinstance(item, dict):
            copied = "which is a copy; the very records that came in are asked for."
            kept = (
                "that of another call. A record of an earlier call came back: each call starts from nothing."
            )
            seen = any(item is record for record in _seen)
            raise NotYet(f"{subject} returned {short(item, 60)}, {kept if seen else copied}")
        expect(
            place is not None,
            f"{subject} returned a list with {short(item, 60)} in it; the very records that came in are asked for.",
        )
        places.append(place)
    _seen.extend(records)
    return subject, places, wanted


_seen = []


def _expect_top(answer, scores, k, why="", as_generator=False, equal=False):
    subject, came, wanted = _places(answer, scores, k, as_generator, equal)
    if came == wanted:
        return
    reason = _reason(came, wanted, scores, k) or why
    if as_generator and not came and wanted:
        reason = "A generator can be read once: after the first pass it is empty."
    raise NotYet(
        f"{subject}: the records at {short(came)} came back, "
        f"but those at {short(wanted)} were expected. {reason}".strip()
    )


def check_best_first(answer):
    """The k highest keys, best first"""
    _expect_top(answer, [0.3, 0.9, 0.1, 0.7, 0.5, 0.8], 3)
    _expect_top(answer, [0.1, 0.2, 0.3, 0.4], 2)
    _expect_top(answer, [0.4, 0.3, 0.2, 0.1], 2)
    _expect_top(answer, [0.2, 0.6, 0.4], 1)
    _expect_top(answer, [0.35, 0.95, 0.15, 0.75, 0.55, 0.85, 0.65, 0.45, 0.25], 7)


def check_equal_keys(answer):
    """Equal keys keep the order in which they came in"""
    _expect_top(answer, [0.5, 0.9, 0.5, 0.9, 0.9, 0.2], 2)
    _expect_top(answer, [0.5, 0.9, 0.5, 0.9, 0.5, 0.2], 4)
    _expect_top(answer, [0.5, 0.5, 0.5, 0.5], 4)
    _expect_top(answer, [0.1, 0.5, 0.5, 0.5, 0.9, 0.5], 3)
    _expect_top(answer, [0.1, 0.5, 0.9, 0.5, 0.9, 0.5], 4, equal=True)


def check_nan(answer):
    """NaN never appears and takes no place"""
    for scores in (
        [_nan(), 0.5, 0.9, 0.7],
        [0.5, 0.9, 0.7, _nan()],
        [0.5, _nan(), 0.9, math.nan, 0.7],
        [0.9, 0.7, _nan(), _nan(), _nan(), 0.8],
    ):
        _expect_top(answer, scores, 2)
        _expect_top(answer, scores, 3)
        _expect_top(answer, scores, 6)
    _expect_top(answer, [_nan(), _nan()], 2)
    _expect_top(answer, [_nan()], 1)


def check_any_number(answer):
    """Zero, negative numbers and infinities are keys like any other"""
    _expect_top(answer, [0.0, -0.5, -0.25, 0.5], 3)
    _expect_top(answer, [-3.0, -1.0, -2.0], 2)
    _expect_top(answer, [0.5, 0.0], 2)
    _expect_top(answer, [-math.inf, 0.5, math.inf], 1, INFINITE)
    _expect_top(answer, [-math.inf, 0.5, math.inf], 3, INFINITE)
    _expect_top(answer, [_nan(), -math.inf, 0.5, -math.inf], 5, INFINITE)


def check_zero_and_too_many(answer):
    """k = 0 gives nothing, a large k everything, and no records are no error"""
    _expect_top(answer, [0.3, 0.9, 0.1], 0)
    _expect_top(answer, [0.3, 0.9, 0.1], 3)
    _expect_top(answer, [0.3, 0.9, 0.1], 4)
    _expect_top(answer, [0.3, 0.9, 0.1], 50)
    _expect_top(answer, [], 0)
    _expect_top(answer, [], 3)


def check_generators(answer):
    """The records come from a generator, which can be read once"""
    _expect_top(answer, [0.3, 0.9, _nan(), 0.7, 0.5, 0.9], 3, as_generator=True)
    _expect_top(answer, [0.3, 0.9], 5, as_generator=True)
    _expect_top(answer, [], 2, as_generator=True)


def check_longer_streams(answer):
    """Hundreds of records in several orders, with many ties"""
    generator = random.Random(23)
    scores = [generator.randrange(300) / 100 for _ in range(500)]
    for i in range(0, 500, 17):
        scores[i] = _nan()
    numbers = [score for score in scores if score == score]
    for stream in (scores, sorted(numbers), sorted(numbers, reverse=True)):
        for k in (1, 4, 10, 60):
            _expect_top(answer, stream, k, as_generator=True)


def check_any_record(answer):
    """A record may be anything, an empty one too"""
    for records, scores in (
        (["", "cam7", "cam9"], {"": 0.9, "cam7": 0.5, "cam9": 0.7}),
        ([(), ("cam7", 0.5), ("cam9", 0.5)], {(): 0.9, ("cam7", 0.5): 0.5, ("cam9", 0.5): 0.5}),
    ):
        came = call(answer.top_k, list(records), 2, scores.get)
        wanted = [records[i] for i in _ranked([scores[record] for record in records], 2)]
        expect(
            came == wanted,
            f"`top_k({records}, 2, key)` returned {short(came, 80)}, but {wanted} was expected; the keys are "
            f"{list(scores.values())}. An empty text or an empty dict is a record like any other.",
        )


def check_the_input_is_left_alone(answer):
    """A list stays as it is, its order too"""
    records = ["cam7", "cam9", "cam1", "cam4"]
    scores = {"cam7": 0.5, "cam9": 0.9, "cam1": 0.1, "cam4": 0.9}
    given = list(records)
    came = call(answer.top_k, given, 2, scores.get)
    expect(
        sorted(given) != sorted(records) or given == records,
        f"The caller's list was reordered: {records} went in, and it is {given} now. Others read it, too.",
    )
    expect(
        given == records,
        f"The caller's list was changed: {records} went in, and it is {given} now. Others read it, too.",
    )
    expect(
        came is not given and call(answer.top_k, given, 9, scores.get) is not given,
        "The very list that came in was returned; a new one was expected.",
    )


def check_key_once(answer):
    """`key` runs once for each record"""
    generator = random.Random(11)
    scores = [generator.random() for _ in range(200)]
    scores[50] = NAN
    calls = []

    def key(number):
        calls.append(number)
        return scores[number]

    for k in (5, 0, 1, 500):
        calls.clear()
        call(answer.top_k, list(range(200)), k, key)
        expect(
            len(calls) >= 200 or k == 0,
            f"For 200 records and k={k}, `key` was called {len(calls)} times; without the key of a record "
            "nobody knows its place.",
        )
        again = (
            "A search that starts again for every place asks for all keys again."
            if len(calls) > 900
            else "Once for each record is enough: keep the key beside the record."
        )
        expect(
            len(calls) <= 200,
            f"For 200 records and k={k}, `key` was called {len(calls):,} times, but 200 were expected. {again}",
        )
        expect(
            k == 0 or sorted(calls) == list(range(200)),
            f"For 200 records and k={k}, `key` was called twice for some records and never for others.",
        )


def check_the_comparisons(answer):
    """20,000 shuffled records, k = 10: at most two comparisons for each"""
    n, k = 20_000, 10
    values = list(range(n))
    random.Random(7).shuffle(values)
    scores = [_Sharpness(value) for value in values]
    _Sharpness.compared = 0
    came = call(answer.top_k, list(range(n)), k, lambda number: scores[number])
    count = _Sharpness.compared
    cost = (
        f"{count:,} comparisons for {n:,} records; at most {2 * n:,} are accepted, and about {n + 300:,} do."
    )
    expect(
        count <= 2 * n or count < 10 * n,
        f"{cost} So many arise where all of them were put in order, and ten are asked for.",
    )
    expect(
        count <= 2 * n,
        f"{cost} Compare each record with the weakest one that is kept, before you move anything.",
    )
    wanted = sorted(range(n), key=lambda i: -values[i])[:k]
    expect(
        came == wanted,
        f"Of 20,000 shuffled records those at {short(came, 90)} came back, but those at {wanted} were expected.",
    )
