"""The matrix, then what does not fit, then the memory."""

import re

import numpy as np

from tutor_app.checks.expect import NotYet, call, expect, expect_defined, peak_memory, short

ROWS = [[1.5, 2.0, -3.0], [4.0, 5.25, 6.0], [0.0, -1.0, 0.5], [7.0, 8.0, 9.0]]
MOST = 1.3
STREAM = "A generator has no length and no index; take one vector at a time."


def _stream(vectors):
    """The vectors one by one."""
    yield from vectors


def _told(work, subject, reason=""):
    try:
        return call(work)
    except NotYet as told:
        text = re.sub(r"^(The call|`[^`]*`)(?= raised)", lambda _: subject, str(told))
        raise NotYet(f"{text} {reason}".strip()) from None


def _expect_matrix(answer, vectors, n, dim, reason="", make=_stream, what="vectors"):
    function = expect_defined(answer, "to_matrix")
    subject = f"`to_matrix({what}, {n}, {dim})` with {short([list(vector) for vector in vectors], 100)}"
    came = _told(lambda: function(make(vectors), n, dim), subject, reason)
    expect(
        came is not None,
        f"{subject} returned nothing, but a matrix was expected: is a `return` missing?",
    )
    expect(
        isinstance(came, np.ndarray),
        f"{subject}: what came back is a {type(came).__name__}, but an array was expected. {reason}",
    )
    if came.shape != (n, dim):
        why = {
            (): "An array made of a generator holds the generator itself as its only item.",
            (n * dim,): "The numbers stand in one long row.",
            (dim, n): "Rows and columns are exchanged.",
        }.get(came.shape, "")
        raise NotYet(
            f"{subject}: the result has the shape {came.shape}, but ({n}, {dim}) was expected. {why}".strip()
        )
    expect(
        came.dtype == np.float64,
        f"{subject}: the result has the dtype {came.dtype}, but float64 was expected.",
    )
    wanted = np.array([list(vector) for vector in vectors], dtype=float).reshape(n, dim)
    wrong = np.argwhere(came != wanted)
    if len(wrong):
        row, column = wrong[0].tolist()
        raise NotYet(
            f"{subject}: at [{row}, {column}] there is {came[row, column]}, "
            f"but {wanted[row, column]} was expected. {reason}".strip()
        )
    return came


def check_matrix(answer):
    """Four vectors become four rows"""
    _expect_matrix(answer, ROWS, 4, 3, STREAM)


def check_kinds(answer):
    """Lists, tuples, arrays and whole numbers; a list or a generator of them"""
    _expect_matrix(answer, [(1, 2), (3, 4), (5, 6)], 3, 2, make=list)
    _expect_matrix(answer, [np.array([1.5, 2.5]), np.array([3, 4])], 2, 2)
    _expect_matrix(answer, [[7.5], [8.5]], 2, 1, "A width of 1 is a width like any other.")
    _expect_matrix(answer, ROWS[:2], 2, 3, make=list)


def check_any_iterable(answer):
    """A generator is enough"""
    _expect_matrix(answer, ROWS, 4, 3, STREAM)
    _expect_matrix(answer, ROWS[:1], 1, 3, STREAM)


def check_no_vectors(answer):
    """n may be 0"""
    _expect_matrix(answer, [], 0, 2, "n may be 0, and then nothing arrives.")


def _expect_refused(answer, vectors, n, dim, reason):
    function = expect_defined(answer, "to_matrix")
    subject = f"`to_matrix(vectors, {n}, {dim})` with {short(vectors, 100)}"
    try:
        came = function(_stream(vectors), n, dim)
    except ValueError:
        return
    except NotYet:
        raise
    except Exception as error:
        text = f"{type(error).__name__}: {error}".rstrip(": ")
        raise NotYet(f"{subject} raised {text}, but a ValueError was expected. {reason}") from None
    shown = short(came, 100)
    if isinstance(came, np.ndarray):
        # Rows that nothing was written to are not shown: they hold anything.
        shown = short(came.tolist(), 100) if len(vectors) >= n else f"an array of the shape {came.shape}"
        if came.shape == (n, dim) and any(
            len(vector) == 1 and (row == vector[0]).all() for vector, row in zip(vectors, came, strict=False)
        ):
            reason += " NumPy spreads one number over the whole row."
    raise NotYet(f"{subject} returned {shown}, but a ValueError was expected. {reason}")


def check_width(answer):
    """A vector of the wrong width is refused"""
    one = "A vector of one number has the wrong width."
    other = "A vector has the wrong width; no number may be lost or made up."
    _expect_refused(answer, [[1.0, 2.0, 3.0], [4.0, 5.0]], 2, 3, other)
    _expect_refused(answer, [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]], 2, 3, other)
    _expect_refused(answer, [[1.0, 2.0, 3.0], []], 2, 3, other)
    _expect_refused(answer, [[1.0, 2.0, 3.0], [4.0]], 2, 3, one)
    _expect_refused(answer, [[4.0], [1.0, 2.0, 3.0]], 2, 3, one)
    _expect_refused(answer, [[1.0, 2.0], [3.0, 4.0, 5.0, 6.0]], 2, 3, f"{other} The sum may be right.")
    _expect_refused(answer, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], 2, 3, f"{other} The sum may be right.")


def check_too_few(answer):
    """Fewer than n vectors are refused"""
    few = "There are fewer vectors than promised, and the last rows would be left uninitialized."
    _expect_refused(answer, ROWS[:3], 4, 3, few)
    _expect_refused(answer, [], 2, 3, few)


def check_too_many(answer):
    """More than n vectors are refused"""
    many = "There are more vectors than promised; leaving one out without a word loses data."
    _expect_refused(answer, ROWS, 3, 3, many)
    _expect_refused(answer, ROWS, 1, 3, many)
    _expect_refused(answer, ROWS[:1], 0, 3, many)


def check_own_memory(answer):
    """A second call does not touch the first matrix"""
    first = _expect_matrix(answer, ROWS, 4, 3)
    before = first.copy()
    _expect_matrix(answer, [[-1.0, -2.0, -3.0]] * 4, 4, 3)
    expect(
        np.array_equal(first, before),
        "After a second call the matrix of the first call was changed: make a new array for each call.",
    )


def check_memory(answer):
    """10,000 vectors of 64 numbers: less than 1.3 times the matrix"""
    function = expect_defined(answer, "to_matrix")
    n, dim = 10_000, 64
    size = n * dim * 8

    def vectors():
        row = np.arange(float(dim))
        for number in range(n):
            yield row + number

    subject = f"`to_matrix(vectors, {n}, {dim})`"
    # What is imported or built once is no part of it.
    _told(lambda: function(_stream(ROWS), 4, 3), subject)
    peak = _told(lambda: peak_memory(function, vectors(), n, dim), subject) / size
    expect(
        peak < MOST,
        f"{subject} held {peak:.1f} times the size of the matrix at one time; "
        f"less than {MOST} was expected. "
        "A list keeps every vector while the matrix is made of them; make room first and fill it.",
    )
    came = _told(lambda: function(vectors(), n, dim), subject)
    right = np.arange(float(dim))[None, :] + np.arange(float(n))[:, None]
    expect(
        isinstance(came, np.ndarray) and came.shape == (n, dim) and np.array_equal(came, right),
        f"{subject} gave other numbers than those of the vectors, although fewer vectors came out right.",
    )
