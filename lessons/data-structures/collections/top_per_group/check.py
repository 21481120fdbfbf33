"""Order, ties and sizes on few rows, where every mistake shows; then a stream that must not be kept."""

from tutor_app.checks.expect import call, expect, expect_type, expect_value, peak_memory

_PEAK = 300_000


def _rows(*pairs):
    """Rows of (group, score), each with a payload that says its position."""
    return [(group, score, {"row": position}) for position, (group, score) in enumerate(pairs)]


def _expect(answer, rows, k, expected, hint):
    """*expected* has (score, position) pairs."""
    shown = ", ".join(f"({group!r}, {score}, {{'row': {payload['row']}}})" for group, score, payload in rows)
    what = f"`top_per_group([{shown}], {k})`"
    try:
        came = answer.top_per_group(iter(rows), k)
    except TypeError as error:
        expect(
            "not supported between instances of 'dict'" not in str(error),
            f"{what} raised TypeError: {error}. "
            "The payloads were compared on a tie: put a number that settles it before them.",
        )
        came = call(answer.top_per_group, iter(rows), k)
    expect_type(came, dict, what=f"What {what} returned")
    for group, kept in came.items():
        expect_type(kept, list, what=f"The value of {group!r} in what {what} returned")
        expect(
            all(isinstance(row, tuple) and len(row) == 2 for row in kept),
            f"{what} returned {dict(came)}, but lists of (score, payload) pairs were expected.",
        )
        expect(
            len(kept) <= k, f"{what} returned {len(kept)} rows for {group!r}, but at most {k} were asked for."
        )
    payloads = [payload for _, _, payload in rows]
    wanted = {group: [(score, payloads[at]) for score, at in pairs] for group, pairs in expected.items()}
    expect_value(dict(came), wanted, what=what, hint=hint)
    given = {id(payload) for payload in payloads}
    expect(
        all(id(payload) in given for kept in came.values() for _, payload in kept),
        f"{what} returned payloads that are copies, but they are to be handed on: the same objects.",
    )
    return came


def check_best_first(answer):
    """The best of each group, best first"""
    hint = "The best comes first. A heap is not sorted: sort what is left at the end."
    rows = _rows(("7", 5), ("7", 2), ("7", 4), ("7", 1), ("7", 3))
    _expect(answer, rows, 5, {"7": [(5, 0), (4, 2), (3, 4), (2, 1), (1, 3)]}, hint)
    _expect(answer, rows, 2, {"7": [(5, 0), (4, 2)]}, hint)
    rows = _rows(("7", 9), ("7", 8), ("7", 0.5), ("7", -2.5), ("7", 8.5))
    _expect(answer, rows, 3, {"7": [(9, 0), (8.5, 4), (8, 1)]}, hint)


def check_groups(answer):
    """Each group for itself"""
    rows = _rows(("7", 1), ("9", 8), ("7", 3), ("9", 9), ("11", 2), ("9", 7))
    hint = "Each group has its own best rows."
    _expect(
        answer,
        rows,
        2,
        {"7": [(3, 2), (1, 0)], "9": [(9, 3), (8, 1)], "11": [(2, 4)]},
        hint + " A group with fewer rows has all of them.",
    )
    _expect(answer, rows, 1, {"7": [(3, 2)], "9": [(9, 3)], "11": [(2, 4)]}, hint)
    _expect(answer, [], 3, {}, "No rows, no groups.")


def check_zero_and_below(answer):
    """Scores of 0 and below"""
    rows = _rows(("7", 0), ("7", -1.5), ("9", 0), ("7", 0.5))
    hint = "A score of 0 is a score like any other, and so is one below."
    _expect(answer, rows, 3, {"7": [(0.5, 3), (0, 0), (-1.5, 1)], "9": [(0, 2)]}, hint)


def check_ties_at_the_limit(answer):
    """A later equal never displaces an earlier one"""
    hint = "A later equal score pushed an earlier one out. Of equal scores the earlier row comes first."
    rows = _rows(("7", 2), ("7", 2), ("7", 2), ("7", 2))
    _expect(answer, rows, 2, {"7": [(2, 0), (2, 1)]}, hint)
    rows = _rows(("7", 3), ("7", 2), ("9", 4), ("7", 2), ("7", 3), ("7", 2), ("9", 4), ("7", 3))
    _expect(answer, rows, 3, {"7": [(3, 0), (3, 4), (3, 7)], "9": [(4, 2), (4, 6)]}, hint)
    _expect(answer, rows, 4, {"7": [(3, 0), (3, 4), (3, 7), (2, 1)], "9": [(4, 2), (4, 6)]}, hint)


def check_ties_in_order(answer):
    """Of equal scores the earlier row comes first"""
    rows = _rows(("7", 2), ("7", 5), ("7", 2), ("7", 5), ("7", 2))
    hint = "Of equal scores the earlier row comes first."
    _expect(answer, rows, 5, {"7": [(5, 1), (5, 3), (2, 0), (2, 2), (2, 4)]}, hint)


def check_plain_dict(answer):
    """The result is a plain dict"""
    came = call(answer.top_per_group, iter(_rows(("7", 1))), 2)
    expect(
        type(came) is dict,
        f"`top_per_group` returned a {type(came).__name__}, but a plain dict was expected. "
        "A later read would add groups that there are not.",
    )


def _stream(rows):
    for position in range(rows):
        score = (position * 7919) % rows
        yield f"line {position % 5}", float(score), {"row": position, "text": f"complaint {position}"}


def check_stream(answer):
    """50,000 rows without keeping them"""
    call(answer.top_per_group, _stream(100), 3)
    peak = peak_memory(answer.top_per_group, _stream(50_000), 3)
    expect(
        peak < _PEAK,
        f"`top_per_group` of 50,000 streamed rows and k=3 took {peak / 1e6:.1f} MB, at most "
        f"{_PEAK / 1e6} MB were expected. The stream was kept: k rows for each group are enough.",
    )
