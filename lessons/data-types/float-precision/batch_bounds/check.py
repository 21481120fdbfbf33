import itertools
from numbers import Integral, Real

from tutor_app.checks.expect import NotYet, call, expect, expect_raises, expect_type, expect_value


def _is_pairs(came):
    return isinstance(came, list) and all(
        isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(bound, Real) for bound in pair)
        for pair in came
    )


def _expect_bounds(answer, n, size, bounds, hint):
    function = answer.batch_bounds
    try:
        came = call(function, n, size)
    except NotYet as told:
        if "'float' object" in str(told):
            hint = "A float reached range(): `/` returns one even where the division comes out even."
        raise NotYet(f"{told} {hint}") from None
    if came is None:
        expect_type(came, list, what=f"`batch_bounds({n}, {size})`")
    if not _is_pairs(came):
        hint = "The result is a list with a tuple for each batch."
    elif came and came[0] == (0, min(size, n) - 1):
        hint = "An end is the first row that is not in the batch any more."
    elif came and came[-1] == (n, n):
        hint = f"No empty batch: {n} rows end at {n}."
    elif came and came[-1][1] > n:
        hint = f"The last end is {came[-1][1]}, but there are {n} rows."
    expect_value(came, bounds, what=f"`batch_bounds({n}, {size})`", hint=hint)


def check_remainder(answer):
    """7 rows in batches of 3: the last batch is shorter"""
    hint = "The remainder was lost: row 6 is in no batch."
    _expect_bounds(answer, 7, 3, [(0, 3), (3, 6), (6, 7)], hint)


def check_exact_multiple(answer):
    """6 rows in batches of 3: two batches, no empty one"""
    _expect_bounds(answer, 6, 3, [(0, 3), (3, 6)], "6 is an exact multiple of 3: two batches hold all rows.")


def check_few_rows(answer):
    """Fewer rows than a batch, one row a batch, no rows"""
    _expect_bounds(answer, 2, 5, [(0, 2)], "Two rows are one short batch.")
    _expect_bounds(answer, 3, 1, [(0, 1), (1, 2), (2, 3)], "Each row is a batch of its own.")
    _expect_bounds(answer, 0, 3, [], "No rows, no batches: an empty list.")


def check_size(answer):
    """A size below 1 raises ValueError"""
    for n, size in ((7, 0), (7, -2), (0, -2), (0, 0)):
        hint = "size below 1 needs ValueError, whatever n is."
        if (n, size) == (7, -2):
            hint += " `range` refuses a step of 0 by itself, but not a negative one."
        expect_raises(ValueError, answer.batch_bounds, n, size, hint=hint)


def check_integers(answer):
    """All bounds are integers"""
    came = call(answer.batch_bounds, 7, 3)
    expect_value(came, [(0, 3), (3, 6), (6, 7)], what="`batch_bounds(7, 3)`")
    for bound in itertools.chain.from_iterable(came):
        expect(
            isinstance(bound, Integral),
            f"`batch_bounds(7, 3)` has the bound {bound}, but a whole number was expected."
            " A float is no index: `rows[0.0:3.0]` raises TypeError.",
        )


def check_large(answer):
    """More rows than a float can count"""
    hint = (
        "Beyond 2**53 floats skip whole numbers, so none may take part:"
        " `/`, `math.ceil(n / size)` and `np.arange` all go through one."
    )
    size = 10**17
    function = answer.batch_bounds
    try:
        came = call(function, size + 1, size)
    except NotYet as told:
        if "memory" in str(told):
            hint = "Two batches are two pairs of numbers: there is no need to go through the rows."
        raise NotYet(f"{told} {hint}") from None
    expected = [(0, size), (size, size + 1)]
    expect_value(came, expected, what="`batch_bounds(10**17 + 1, 10**17)`", hint=hint)
