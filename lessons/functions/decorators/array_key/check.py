"""Pairs of arrays that must agree, and pairs that must not; then what a key weighs."""

import tracemalloc
from collections.abc import Hashable

import numpy as np

from tutor_app.checks.expect import NotYet, call, expect, expect_unchanged, short


def _key(answer, a, subject):
    key = call(answer.array_key, a)
    expect(key is not None, f"`array_key` returned nothing for {subject}: is a `return` missing?")
    try:
        hash(key)
    except (TypeError, ValueError) as error:
        kind = "" if isinstance(key, Hashable) else f", a {type(key).__name__},"
        raise NotYet(f"The key is not hashable: for {subject} the key{kind} gave {error}.") from error
    return key


def _equal(one, other):
    same = one == other
    try:
        return bool(same)
    except ValueError as error:
        raise NotYet(
            f"Two keys compared with `==` gave {short(same)}, which is neither true nor false."
        ) from error


def _agree(answer, a, b, one, other, hint):
    first, second = _key(answer, a, one), _key(answer, b, other)
    expect(_equal(first, second), f"The keys of {one} and of {other} differ: {hint}")
    expect(
        hash(first) == hash(second), f"The keys of {one} and of {other} are equal and have different hashes."
    )


def _differ(answer, a, b, one, other, hint):
    first, second = _key(answer, a, one), _key(answer, b, other)
    expect(not _equal(first, second), f"The keys of {one} and of {other} are equal: {hint}")


def _tile(rows=4, columns=3, dtype=float):
    return (np.arange(rows * columns).reshape(rows, columns) % 97).astype(dtype)


def check_copies(answer):
    """An equal copy has an equal key"""
    hint = "an equal copy needs the same key."
    for dtype in (float, np.float32, np.int64, np.uint8, bool):
        a = _tile(dtype=dtype)
        _agree(answer, a, a.copy(), f"a 4 x 3 tile of {a.dtype}", "its copy", hint)
    a = _tile(60, 50)
    _agree(answer, a, a.copy(), "a 60 x 50 tile", "its copy", hint)
    a = np.array([1.5, np.nan, 2.5])
    _agree(
        answer,
        a,
        np.array([1.5, float("nan"), 2.5]),
        "[1.5, nan, 2.5]",
        "its copy",
        "NaN counts as equal to NaN.",
    )
    a = np.zeros((0, 3))
    _agree(answer, a, a.copy(), "an array of shape (0, 3)", "its copy", hint)


def check_layout(answer):
    """Memory layout must not matter"""
    hint = "memory layout must not matter, only the values."
    a = _tile()
    _agree(answer, a, np.asfortranarray(a), "a 4 x 3 tile", "the same tile in Fortran order", hint)
    wide = np.zeros((8, 6))
    wide[::2, ::2] = a
    _agree(answer, a, wide[::2, ::2], "a 4 x 3 tile", "the same tile as a view with gaps", hint)
    _agree(
        answer, a, a[::-1].copy()[::-1], "a 4 x 3 tile", "the same tile as a view that runs backwards", hint
    )
    turned = np.ascontiguousarray(a.T)
    _agree(answer, a.T, turned, "a transposed tile", "its copy in the order of the rows", hint)
    row = np.array([7.0, 8.0, 9.0])
    _agree(
        answer,
        np.broadcast_to(row, (4, 3)),
        np.tile(row, (4, 1)),
        "a row shown four times by `np.broadcast_to`",
        "its copy",
        hint,
    )
    frozen = a.copy()
    frozen.setflags(write=False)
    _agree(answer, a, frozen, "a 4 x 3 tile", "the same tile, read-only", hint)


def check_untouched(answer):
    """The array is not changed"""
    a = np.asfortranarray(_tile())
    with expect_unchanged(a, what="The array"):
        _key(answer, a, "a 4 x 3 tile in Fortran order")
    expect(
        a.flags.writeable and a.flags.f_contiguous and a.shape == (4, 3),
        "The flags or the shape of the array were changed: it belongs to the caller.",
    )


def check_shape(answer):
    """Another shape has another key"""
    hint = "two shapes share one key. The bytes do not say where a row ends."
    a = _tile()
    for shape in ((3, 4), (12,), (1, 12), (2, 2, 3), (4, 3, 1)):
        b = a.reshape(shape)
        _differ(answer, a, b, "a 4 x 3 tile", f"the same values in the shape {shape}", hint)
    _differ(
        answer, np.zeros((0, 3)), np.zeros((3, 0)), "an array of shape (0, 3)", "one of shape (3, 0)", hint
    )
    a = np.zeros((3, 3))
    a[0, 1] = 1.0
    _differ(
        answer, a, a.T, "a 3 x 3 tile", "the same tile transposed", "these are other values in other places."
    )


def check_dtype(answer):
    """Another dtype has another key"""
    hint = "float zeros and integer zeros share one key. The bytes do not say what they mean."
    _differ(
        answer, np.zeros((2, 2)), np.zeros((2, 2), dtype=np.int64), "zeros of float64", "zeros of int64", hint
    )
    hint = "arrays of two dtypes share one key."
    for one, other in (
        (np.float64, np.float32),
        (np.int64, np.uint64),
        (np.int32, np.float32),
        (np.uint8, bool),
        (np.uint8, np.int8),
        (np.int64, np.int32),
    ):
        for make, shown in ((np.zeros, "zeros"), (np.ones, "ones")):
            a, b = make(4, dtype=one), make(4, dtype=other)
            _differ(answer, a, b, f"{shown} of {a.dtype}", f"{shown} of {b.dtype}", hint)
    for other in (np.dtype(bool), np.dtype(np.float32)):
        _differ(
            answer,
            np.zeros((0, 3)),
            np.zeros((0, 3), dtype=other),
            "an array of float64 without values",
            f"one of {other}",
            hint,
        )


def check_values(answer):
    """One changed value among 5,000 has another key"""
    a = np.random.default_rng(3).random((50, 100))
    for place in ((25, 50), (0, 0), (49, 99), (24, 0), (7, 93)):
        b = a.copy()
        b[place] += 1e-9
        _differ(
            answer,
            a,
            b,
            "a 50 x 100 tile",
            f"the same tile with another value at {place}",
            "large arrays with one different value share one key.",
        )
    b = a.copy()
    b[10, 10], b[40, 20] = a[40, 20], a[10, 10]
    _differ(
        answer,
        a,
        b,
        "a 50 x 100 tile",
        "the same tile with two values swapped",
        "order belongs to the values.",
    )
    big = np.array([2**53, 2**53 + 1])
    _differ(
        answer, big[:1], big[1:], "[2**53]", "[2**53 + 1]", "they are different ints, and equal as floats."
    )
    _differ(answer, np.array([0.1 + 0.2]), np.array([0.3]), "[0.1 + 0.2]", "[0.3]", "the floats differ.")
    _differ(answer, np.array([np.nan]), np.array([0.0]), "[nan]", "[0.0]", "the values differ.")


def check_in_place(answer):
    """A key stays what it was when the array is changed"""
    a = _tile(20, 20)
    before = a.copy()
    key = _key(answer, a, "a 20 x 20 tile")
    was = hash(key)
    a[3, 3] = -1.0
    expect(
        _equal(key, _key(answer, before, "a copy from before")) and hash(key) == was,
        "A tile was changed in place, and the key that was made before changed with it: an equal copy needs the same "
        "key, so the key has to hold values of its own.",
    )
    expect(
        not _equal(key, _key(answer, a, "the changed tile")),
        "A tile was changed in place, and its key is equal to the one from before.",
    )


def check_weight(answer):
    """A key takes less than three times the array"""
    rng = np.random.default_rng(5)
    for a, shown in (
        (rng.random((50, 100)), "a 50 x 100 tile of float64"),
        (rng.integers(0, 256, (200, 200), dtype=np.uint8), "a 200 x 200 tile of uint8"),
    ):
        _key(answer, a, shown)
        tracemalloc.start()
        try:
            before = tracemalloc.get_traced_memory()[0]
            key = answer.array_key(a)
            held = tracemalloc.get_traced_memory()[0] - before
        finally:
            tracemalloc.stop()
        expect(
            held < 3 * a.nbytes,
            f"The key of {shown} takes {held:,} bytes, for an array of {a.nbytes:,}: the key is many times larger. Bytes "
            "can be hashed as they are.",
        )
        del key
