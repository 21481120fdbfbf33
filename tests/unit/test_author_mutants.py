"""Mutants: which small changes are made of a solution, and how each is told."""

from __future__ import annotations

import ast
import contextlib
import io
import textwrap
from pathlib import Path
from typing import Any

import pytest

from tutor_app.author.mutants import Mutant, make_mutants, read_probes, with_probes
from tutor_app.author.survivors import NAME, add_survivors, as_toml, read_survivors


def made(source: str, **options: Any) -> list[tuple[str, str]]:
    return [(one.before, one.after) for one in make_mutants(textwrap.dedent(source), **options)]


def changes(source: str, **options: Any) -> list[str]:
    """What becomes of the last statement of a function."""
    return [after for _, after in made(source, **options)]


@pytest.mark.parametrize(
    ("expression", "mutants"),
    [
        ("a < b", ["a <= b", "a > b"]),
        ("a <= b", ["a < b", "a > b"]),
        ("a == b", ["a != b"]),
        ("a in b", ["a not in b"]),
        ("a is None", ["a is not None"]),
        ("a is b", ["a is not b", "a == b"]),
        ("0 <= a < b", ["0 < a < b", "0 > a < b", "0 <= a <= b", "0 <= a > b", "1 <= a < b", "-1 <= a < b"]),
        ("a + b", ["a - b"]),
        ("a - b", ["a + b", "b - a"]),
        ("a * b", ["a / b"]),
        ("a / b", ["a * b", "a // b", "b / a"]),
        ("a // b", ["a / b"]),
        ("a and b", ["a or b", "b", "a"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("True", ["False"]),
        ("3", ["4", "2", "0"]),
        ("0.5", ["0.0", "1.5"]),
        ("'word'", ["''"]),
        ("''", ["'mutant'"]),
        ("a if b else 2", ["a", "2", "a if True else 2", "a if False else 2", "a if b else 3"]),
        ("[a for b in c if b]", ["[a for b in c if True]", "[a for b in c if False]"]),
        ("f(a, b)", ["f(b, a)", "f(a)"]),
        ("f(a, key=b)", ["f(a)"]),
        ("min(a, b)", ["min(a)", "max(a, b)"]),
        ("a.copy()", ["a"]),
        ("a.strip()", ["a.lstrip()", "a.rstrip()", "a"]),
        ("list(a)", ["a"]),
        ("sorted(a)", ["a", "a.sort() or a"]),
        ("sorted(a, reverse=b)", ["sorted(a)", "a", "a.sort(reverse=b) or a"]),
        ("[*a, b]", ["[b]", "[*a]", "a.extend([b]) or a"]),
        ("{**a, 'k': b}", ["{'k': b}", "{**a}", "a.update({'k': b}) or a", "{**a, '': b}"]),
        ("a + [b]", ["a - [b]", "a.extend([b]) or a"]),
        ("a.assign(**{b: c})", ["a.assign()", "a", "a.__setitem__(b, c) or a"]),
        ("a.assign(x=b)", ["a.assign()", "a", "a.__setitem__('x', b) or a"]),
        ("a[b:]", ["a[:]"]),
        ("a[:]", ["a"]),
        ("range(a)", ["range(a + 1)", "range(a - 1)"]),
        ("isinstance(a, (int, str))", ["isinstance(a, str)", "isinstance(a, int)"]),
        ("re.sub(r'^a+', b, c)", ["re.sub('', b, c)", "re.sub('a+', b, c)", "re.sub('^a', b, c)"]),
        ("f'{a:.2f} of {b + 1}'", ["f'{a:.2f} of {b - 1}'", "f'{a:.2f} of {b + 2}'"]),
    ],
)
def test_expressions_are_changed(expression: str, mutants: list[str]) -> None:
    found = changes(f"def f(a, b, c):\n    x = {expression}\n    return x\n")
    inner = [after.removeprefix("x = ") for after in found if after.startswith("x = ")]
    assert [one for one in mutants if one not in inner] == []


def test_conditions_and_branches_are_forced_and_dropped() -> None:
    source = """
    def f(a):
        if a:
            x = g()
        else:
            x = h()
        return x
    """
    assert made(source)[:4] == [
        ("if a:", "if a: pass"),
        ("if a: … else:", "if a: … else: pass"),
        ("if a:", "if True:"),
        ("if a:", "if False:"),
    ]


def test_an_elif_is_a_branch_of_its_own() -> None:
    source = "def f(a, b):\n    if a:\n        return 1\n    elif b:\n        return 2\n    return 3\n"
    found = made(source)
    assert ("if b:", "if True:") in found
    assert ("if b:", "if False:") in found
    for mutant in make_mutants(source):
        ast.parse(mutant.source)


def test_a_return_is_forgotten_or_gives_nothing() -> None:
    source = "def f(a):\n    if a:\n        return g(a)\n    return a\n"
    assert [one for one in made(source) if one[0].startswith("return")] == [
        ("return g(a)", "return None"),
        ("return g(a)", "g(a)"),
        ("return g(a)", "return a"),
        ("return a", "return None"),
    ]


def test_statements_are_left_out() -> None:
    source = """
    import os

    def f(rows):
        total = 0
        for row in rows:
            if row is None:
                continue
            total += row
            yield total
    """
    found = made(source)
    for one in [
        ("total = 0", "pass"),
        ("for row in rows:", "pass"),
        ("continue", "pass"),
        ("continue", "break"),
        ("total += row", "pass"),
        ("total += row", "total -= row"),
        ("total += row", "total = row"),
        ("yield total", "pass"),
    ]:
        assert one in found, one
    assert all("import" not in before for before, _ in found)


def test_handlers_context_managers_and_finally_are_dropped() -> None:
    source = """
    def f(path):
        try:
            with open(path) as file:
                return file.read()
        except (OSError, ValueError):
            raise KeyError(path)
        finally:
            close()
    """
    mutants = {(one.before, one.after): one for one in make_mutants(textwrap.dedent(source))}
    for one in [
        ("with open(path) as file:", "file = open(path)"),
        ("except (OSError, ValueError):", ""),
        ("except (OSError, ValueError):", "except Exception:"),
        ("except (OSError, ValueError):", "except OSError:"),
        ("except (OSError, ValueError):", "except ValueError:"),
        ("raise KeyError(path)", "raise Exception(path)"),
        ("raise KeyError(path)", "pass"),
        ("finally:", ""),
        ("close()", "pass"),
    ]:
        assert one in mutants, one
    assert mutants["finally:", ""].line == 9
    assert mutants["except (OSError, ValueError):", ""].line == 6
    assert "finally" not in mutants["finally:", ""].source
    assert "close()" in mutants["finally:", ""].source


def test_classes_lose_decorators_bases_methods_and_annotations_of_fields() -> None:
    source = """
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Spec(Mixin, Base):
        trials: int = 20

        @property
        def size(self) -> int:
            return self.trials

        def __repr__(self):
            return "Spec" + str(3)
    """
    found = made(source)
    for one in [
        ("@dataclass(frozen=True)", ""),
        ("@dataclass(frozen=True)", "@dataclass()"),
        ("@dataclass(frozen=True)", "@dataclass(frozen=False)"),
        ("class Spec(Mixin, Base):", "class Spec(Base):"),
        ("class Spec(Mixin, Base):", "class Spec(Mixin):"),
        ("class Spec(Mixin, Base):", "class Spec(Base, Mixin):"),
        ("trials: int = 20", "trials = 20"),
        ("trials: int = 20", "trials: int = 21"),
        ("@property", ""),
        ("def size(self) -> int:", "pass"),
    ]:
        assert one in found, one
    assert all("repr" not in before and "str(3)" not in before for before, _ in found)


def test_what_no_check_sees_is_not_changed() -> None:
    source = '''
    """A docstring."""

    from __future__ import annotations

    from typing import TYPE_CHECKING, TypeVar

    if TYPE_CHECKING:
        from x import y

    T = TypeVar("T")
    Rows = list[dict[str, float]]
    __all__ = ["f"]

    def f(a: int, b: list[int]) -> str:
        """Another."""
        number: int
        raise ValueError("too " + "bad")
    '''
    assert made(source) == [
        ("raise ValueError('too ' + 'bad')", "pass"),
        ("raise ValueError('too ' + 'bad')", "raise Exception('too ' + 'bad')"),
    ]


def test_annotations_causes_and_messages_are_changed_where_they_are_judged() -> None:
    source = "def f(a: int) -> str:\n    raise ValueError(f'no {a}') from a\n"
    assert ("def f(a: int) -> str:", "def f(a: Any) -> str:") in made(source, annotations=True)
    assert ("def f(a: int) -> str:", "def f(a: int) -> object:") in made(source, annotations=True)
    raised = "raise ValueError(f'no {a}') from a"
    assert (raised, "raise ValueError(f'no {a}')") in made(source, causes=True)
    assert (raised, "raise ValueError() from a") in made(source, messages=True)
    assert made(source) == [(raised, "pass"), (raised, "raise Exception(f'no {a}') from a")]


def test_kinds_of_what_is_returned_are_tried_where_they_are_known() -> None:
    source = "def f(a):\n    return g(a)\n"
    assert changes(source, kinds={1: "list"}) == [
        "return None",
        "return tuple(g(a))",
        "return iter(g(a))",
        "return __import__('numpy').asarray(g(a))",
        "return a",
    ]
    assert changes(source, kinds={1: "ndarray"}) == ["return None", "return g(a).tolist()", "return a"]
    assert changes(source) == ["return None", "return a"]
    assert "yield tuple(a)" in changes("def f(a):\n    yield a\n", kinds={1: "list"})


def test_probes_tell_what_is_returned() -> None:
    source = textwrap.dedent(
        '''
        """Doc."""
        from __future__ import annotations

        def f(a):
            if a:
                return [a]
            return a

        def g():
            yield (1, 2)
        '''
    )
    namespace: dict[str, Any] = {}
    exec(compile(with_probes(source), "probed", "exec"), namespace)
    printed = io.StringIO()

    class Standard:
        @staticmethod
        def write(_: int, data: bytes) -> None:
            printed.write(data.decode())

    import builtins

    original = builtins.__import__
    with contextlib.ExitStack() as stack:
        stack.callback(setattr, builtins, "__import__", original)
        builtins.__import__ = lambda name, *rest: Standard if name == "os" else original(name, *rest)  # type: ignore[assignment]
        assert (namespace["f"](1), namespace["f"](0), namespace["f"](None)) == ([1], 0, None)
        assert list(namespace["g"]()) == [(1, 2)]
    kinds = read_probes(printed.getvalue())
    # The place that gave an int and None has no kind.
    assert sorted(kinds.values()) == ["list", "tuple"]
    numbers = {kind: number for number, kind in kinds.items()}
    assert "return tuple([a])" in changes(source, kinds={numbers["list"]: "list"})


def test_mutants_are_all_different_can_be_compiled_and_come_in_one_order() -> None:
    source = Path(__file__).with_name("checking.py").read_text(encoding="utf-8")
    first, again = make_mutants(source), make_mutants(source)
    assert first == again
    dumps = [ast.dump(ast.parse(one.source)) for one in first]
    assert len(set(dumps)) == len(dumps) > 20
    assert ast.dump(ast.parse(source)) not in dumps
    assert len({one.key for one in first}) == len(first)


def test_everything_around_a_change_stays_as_it_is() -> None:
    source = "def f(a):\n    # why\n    x = [\n        a,  # é first\n    ]\n    return x < 1  # last\n"
    mutant = next(one for one in make_mutants(source) if one.after == "return x <= 1")
    assert mutant.source == source.replace("x < 1", "(x <= 1)")
    assert (mutant.line, mutant.where) == (6, "f")


def test_the_key_does_not_depend_on_the_quotes_that_a_python_chooses() -> None:
    one = Mutant("", 1, "f", '''x = f"a {', '.join(b)}"''', "pass")
    other = Mutant("", 1, "f", """x = f'a {', '.join(b)}\'""", "pass")
    assert one.key == other.key != Mutant("", 1, "f", "x = f'a'", "pass").key


def test_two_that_look_alike_are_counted() -> None:
    source = "def f(a):\n    if a:\n        g()\n    if a:\n        h()\n"
    numbers = [(one.line, one.number) for one in make_mutants(source) if one.after == "if True:"]
    assert numbers == [(2, 1), (4, 2)]


def test_long_data_is_changed_at_its_ends_only() -> None:
    source = f"NUMBERS = {list(range(10, 60))}\n"
    assert len(made(source)) < 12


# -- survivors.toml


def test_survivors_are_written_and_read_back(tmp_path: Path) -> None:
    mutants = [
        Mutant("", 3, "Index.add", 'x = "a\\n"', "x = ''", 2),
        Mutant("", 1, "", "n = 1", "n = 'it''s'"),
    ]
    add_survivors(tmp_path, mutants[:1])
    add_survivors(tmp_path, mutants[1:])
    explanations, wrong = read_survivors(tmp_path)
    assert [one.key for one in explanations] == [one.key for one in mutants]
    assert [line for line, _ in wrong] == [1, 8]
    assert all("reason" in message for _, message in wrong)
    text = (tmp_path / NAME).read_text(encoding="utf-8")
    (tmp_path / NAME).write_text(text.replace('reason = ""', 'reason = "The same."'), encoding="utf-8")
    assert read_survivors(tmp_path)[1] == []
    assert as_toml(mutants[1]).startswith("[[survivor]]\nbefore = ")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("[[survivor]]\nbefore = 1\nafter = ''\nreason = 'x'\n", 1, "before"),
        ("[[survivor]]\nbefore = 'a'\nreason = 'x'\n", 1, "after"),
        ("[[survivor]]\nbefore = 'a'\nafter = 'b'\nreason = 'x'\nwhy = 3\n", 1, "Give this table"),
        ("[survivor]\nbefore = 'a'\n", 1, "[[survivor]]"),
        ("other = 1\n", 1, "[[survivor]]"),
        ("[[survivor]]\nbefore = a\n", 2, "TOML"),
        ("\n[[survivor]]\nbefore = 'a'\nafter = 'b'\nreason = ' '\n", 2, "reason"),
        ("[[survivor]]\nbefore = 'a'\nafter = 'b'\nreason = 'x'\n" * 2, 5, "the same"),
    ],
)
def test_mistakes_in_survivors_are_told_with_their_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    ((found, message),) = read_survivors(tmp_path)[1]
    assert (found, words in message) == (line, True), message
