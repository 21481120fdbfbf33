"""A loader that counts its calls, from the constructor to the read after a reload."""

import types

from tutor_app.checks.expect import call, expect, expect_defined, expect_value


class _Loader:
    def __init__(self, *results):
        self.results = results
        self.calls = 0

    def __call__(self):
        self.calls += 1
        return self.results[min(self.calls, len(self.results)) - 1]


def _new(answer, loader):
    return call(expect_defined(answer, "LazyRows", kind="class"), loader)


def _read(lazy, name):
    try:
        came = getattr(lazy, name)
    except Exception as error:
        hint = " If the loader returned None, `n_rows` is 0." if name == "n_rows" else ""
        expect(False, f"Reading `{name}` raised {type(error).__name__}: {error}.{hint}")
    expect(
        not isinstance(came, types.MethodType),
        f"`{name}` is a method, but it is to be read without brackets: make it a property.",
    )
    return came


def check_two_objects(answer):
    """Two objects have rows of their own"""
    one, other = _new(answer, _Loader([1])), _new(answer, _Loader([2, 3]))
    came = _read(one, "rows"), _read(other, "rows")
    if came == ([1], [1]):
        expect(
            False, "`rows` of the second object are [1], those of the first. Two objects share their rows."
        )


def check_on_demand(answer):
    """Nothing is loaded at construction"""
    loader = _Loader([4, 5])
    lazy = _new(answer, loader)
    expect(
        loader.calls == 0,
        f"The loader ran in `__init__`, {loader.calls} times: it is to run on the first read.",
    )
    expect_value(_read(lazy, "rows"), [4, 5], what="`rows` for a loader that returns [4, 5]")


def check_once(answer):
    """Several reads, one load"""
    loader = _Loader([4, 5])
    lazy = _new(answer, loader)
    came = [_read(lazy, "rows") for _ in range(3)]
    expect_value(came, [[4, 5]] * 3, what="`rows`, read three times,")
    expect(loader.calls == 1, f"{loader.calls} loads for three reads: keep what the loader returned.")


def check_n_rows(answer):
    """n_rows, before and after the rows"""
    loader = _Loader([4, 5, 6])
    lazy = _new(answer, loader)
    expect_value(
        _read(lazy, "n_rows"), 3, what="`n_rows`, read first,", hint="`n_rows` loads if nothing was loaded."
    )
    _read(lazy, "rows"), _read(lazy, "n_rows")
    expect(
        loader.calls == 1,
        f"{loader.calls} loads for reads of `n_rows`, `rows` and `n_rows`: `n_rows` loaded the rows once more.",
    )


def check_empty_and_none(answer):
    """[] and None are kept"""
    for result, words in (([], "An empty table was loaded"), (None, "A loader that returns None ran")):
        loader = _Loader(result)
        lazy = _new(answer, loader)
        came = [_read(lazy, "rows"), _read(lazy, "rows")]
        expect_value(came, [result, result], what=f"`rows`, twice, for a loader that returns {result}")
        expect(
            loader.calls == 1,
            f"{words} {loader.calls} times for two reads: {result} is a result like any other.",
        )
        expect_value(
            _read(lazy, "n_rows"),
            0,
            what=f"`n_rows` for a loader that returns {result}",
            hint="If the loader returned None, `n_rows` is 0.",
        )


def check_read_only(answer):
    """rows and n_rows are read-only"""
    for name in ("rows", "n_rows"):
        for is_read in (False, True):
            lazy = _new(answer, _Loader([4, 5]))
            if is_read:
                _read(lazy, name)
            try:
                setattr(lazy, name, [])
            except AttributeError:
                continue
            expect(
                False,
                f"`lazy.{name} = []` was accepted: `{name}` must be read-only and raise AttributeError.",
            )


def check_reload(answer):
    """reload forgets, and loads nothing"""
    loader = _Loader([1], [2, 3])
    lazy = _new(answer, loader)
    _read(lazy, "rows"), _read(lazy, "n_rows")
    call(lazy.reload)
    expect(loader.calls == 1, "The loader ran in `reload`: `reload` must only forget.")
    expect_value(
        _read(lazy, "rows"), [2, 3], what="`rows` after `reload()`", hint="`reload` forgets what was loaded."
    )
    expect_value(
        _read(lazy, "n_rows"),
        2,
        what="`n_rows` after `reload()`",
        hint="The number from before the `reload()` was kept.",
    )
    expect_value(loader.calls, 2, what="The number of loads before and after one `reload()`")


def check_early_reload(answer):
    """reload before any read"""
    loader = _Loader([1])
    lazy = _new(answer, loader)
    for _ in range(2):
        try:
            lazy.reload()
        except Exception as error:
            expect(
                False,
                f"`reload()` raised {type(error).__name__}: {error}. `reload()` before the first read must work.",
            )
    expect(loader.calls == 0, "The loader ran in `reload`: `reload` must only forget.")
    expect_value(_read(lazy, "rows"), [1], what="`rows` after an early `reload()`")


def check_reload_of_one(answer):
    """reload forgets the rows of one object"""
    loader = _Loader([2, 3])
    one, other = _new(answer, _Loader([1])), _new(answer, loader)
    _read(one, "rows"), _read(other, "rows")
    call(one.reload)
    _read(other, "rows")
    expect(
        loader.calls == 1,
        "`reload()` of one object made another one load again: each forgets its own rows only.",
    )
