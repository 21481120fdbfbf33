"""Breaks a solution mechanically, one small change at a time: the mutants that a good check tells from it.

Each change is made to the text of the solution, so that everything around it stays as it is. What no check
could see is not made: docstrings, annotations, `__repr__`, the prose of error messages.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

PROBE = "<<returned {number} {kind}>>"
"""What an answer made by `with_probes` prints for each kind of value that its place *number* gave."""

_PROBE_CODE = (
    "def _probe_(number, value, seen=set()):\n"
    "    kind = type(value).__name__\n"
    "    if (number, kind) not in seen:\n"
    "        seen.add((number, kind))\n"
    f"        __import__('os').write(1, f'\\n{PROBE}\\n'.encode())\n"
    "    return value\n"
)
_Node: TypeAlias = ast.expr | ast.stmt | ast.excepthandler


@dataclass(frozen=True, slots=True)
class Mutant:
    """One broken solution.

    *before* and *after* are the statement that was changed, or the head of a longer one, on one line each;
    *where* names the function or class around it. Where a solution has several like that, *number* counts.
    """

    source: str
    line: int
    where: str
    before: str
    after: str
    number: int = 1

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What tells it from the other mutants of its solution, whatever becomes of the lines above."""
        return self.where, without_quotes(self.before), without_quotes(self.after), self.number


def without_quotes(code: str) -> str:
    """*code* with one kind of quotes: since Python 3.12 `ast.unparse` chooses others in f-strings."""
    return re.sub(r"\\?[\"']", "'", code)


def make_mutants(
    source: str,
    *,
    kinds: Mapping[int, str] | None = None,
    annotations: bool = False,
    causes: bool = False,
    messages: bool = False,
) -> list[Mutant]:
    """The mutants of *source* in its order, no two alike, each of which can be compiled.

    *kinds* says what each place of `with_probes` gave. With *annotations* those are dropped too, for checks
    that ask mypy; with *causes* the `from error` of a `raise`, with *messages* what an error says.
    Raises SyntaxError.
    """
    tree = ast.parse(source)
    maker = _Maker(source, tree, kinds or {}, annotations, causes, messages)
    seen = {ast.dump(tree)}
    numbers: dict[tuple[str, str, str], int] = {}
    mutants = []
    for mutant in maker.mutants():
        try:
            dump = ast.dump(ast.parse(mutant.source))
            compile(mutant.source, "mutant", "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        if dump in seen:
            continue
        seen.add(dump)
        triple = (mutant.where, mutant.before, mutant.after)
        numbers[triple] = numbers.get(triple, 0) + 1
        mutants.append(replace(mutant, number=numbers[triple]))
    return mutants


def with_probes(source: str) -> str:
    """*source* with each `return` and `yield` telling what kind of value it gives (see PROBE)."""
    tree = ast.parse(source)
    text = _Text(source)
    edits = []
    for number, node in _given_values(tree):
        start, end = text.span(node)
        edits.append((start, end, f"_probe_({number}, {text.of(node)})"))
    first = next((one.lineno for one in tree.body if not _is_preamble(one)), 1)
    edits.append((text.starts[first - 1], text.starts[first - 1], _PROBE_CODE))
    return text.edited(edits)


def read_probes(printed: str) -> dict[int, str]:
    """The kind of value that each place gave, of those that gave one kind only."""
    found: dict[int, set[str]] = {}
    for number, kind in re.findall(PROBE.format(number=r"(\d+)", kind=r"(\w+)"), printed):
        found.setdefault(int(number), set()).add(kind)
    return {number: next(iter(kinds)) for number, kinds in found.items() if len(kinds) == 1}


def _given_values(tree: ast.Module) -> Iterator[tuple[int, ast.expr]]:
    """Each value that a `return` or a `yield` statement gives, with its number."""
    number = 0
    for node in ast.walk(tree):
        if isinstance(node, (ast.Return, ast.Yield)) and node.value is not None:
            number += 1
            if not any(isinstance(inner, (ast.Yield, ast.YieldFrom)) for inner in ast.walk(node.value)):
                yield number, node.value


def _is_preamble(node: ast.stmt) -> bool:
    return _is_docstring(node) or (isinstance(node, ast.ImportFrom) and node.module == "__future__")


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and (isinstance(node.value.value, str) or node.value.value is ...)
    )


# ---------------------------------------------------------------------------------------------------------
# Text


class _Text:
    """The bytes of a source and where its lines begin; positions of `ast` are in bytes."""

    def __init__(self, source: str) -> None:
        self.data = source.encode()
        self.starts = [0]
        for line in self.data.splitlines(keepends=True):
            self.starts.append(self.starts[-1] + len(line))

    def span(self, node: _Node) -> tuple[int, int]:
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)

    def of(self, node: _Node) -> str:
        start, end = self.span(node)
        return self.data[start:end].decode()

    def edited(self, edits: Iterable[tuple[int, int, str]]) -> str:
        data = self.data
        for start, end, text in sorted(edits, reverse=True):
            data = data[:start] + text.encode() + data[end:]
        return data.decode()


@dataclass(frozen=True, slots=True)
class _Decorator:
    """A decorator by its place, so that it can be shown before and after a change of it."""

    of: Any
    index: int


_Shown: TypeAlias = ast.stmt | ast.excepthandler | _Decorator


def _head(node: _Shown) -> str:
    """A simple statement, a decorator, or the head of a longer statement, on one line."""
    if isinstance(node, _Decorator):
        return f"@{ast.unparse(node.of.decorator_list[node.index])}"
    if isinstance(node, ast.ExceptHandler):
        name = f" as {node.name}" if node.name else ""
        return f"except {ast.unparse(node.type)}{name}:" if node.type else "except:"
    if isinstance(node, (ast.Try, ast.TryStar)):
        return "try:"
    if isinstance(node, ast.Match):
        return f"match {ast.unparse(node.subject)}:"
    if hasattr(node, "body"):
        short = copy.copy(node)
        for field in ("orelse", "decorator_list"):
            if hasattr(short, field):
                setattr(short, field, [])
        short.body = [ast.Pass()]
        return ast.unparse(short).split("\n")[0]
    return " ".join(ast.unparse(node).split("\n"))


# ---------------------------------------------------------------------------------------------------------
# What is swapped for what

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_SAME: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Is: ast.Eq, ast.IsNot: ast.NotEq}
_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitXor: (ast.BitOr,),
    ast.LShift: (ast.RShift,),
    ast.RShift: (ast.LShift,),
}
_PAIRS = (
    ("min", "max"),
    ("any", "all"),
    ("floor", "ceil"),
    ("startswith", "endswith"),
    ("lower", "upper"),
    ("append", "extend"),
    ("nlargest", "nsmallest"),
    ("union", "intersection"),
    ("popleft", "pop"),
    ("argmin", "argmax"),
)
_NAMES = {one: (other,) for pair in _PAIRS for one, other in (pair, pair[::-1])} | {
    "strip": ("lstrip", "rstrip"),
    "setdefault": ("get",),
    "casefold": ("lower",),
}
_OTHER_KINDS = {
    "list": ("tuple({})", "iter({})", "__import__('numpy').asarray({})"),
    "tuple": ("list({})",),
    "set": ("list({})", "frozenset({})"),
    "frozenset": ("list({})", "set({})"),
    "dict": ("list({}.items())",),
    "ndarray": ("{}.tolist()",),
    "Series": ("{}.to_numpy()", "{}.tolist()"),
    "DataFrame": ("{}.to_numpy()",),
    "generator": ("list({})",),
    "bool": ("int({})",),
    "bool_": ("int({})",),
    "float": ("str({})",),
}
_SYMMETRIC = ("min", "max", "isclose", "allclose", "array_equal", "gcd", "lcm", "hypot")
_LONG = 8
"""Of longer literals only the first and the last item is changed: they are data."""
_TYPING = ("TypeVar", "ParamSpec", "NewType", "TypeVarTuple")


# ---------------------------------------------------------------------------------------------------------
# The changes


class _Maker:
    """Goes through a solution in its order and makes each change."""

    def __init__(
        self,
        source: str,
        tree: ast.Module,
        kinds: Mapping[int, str],
        annotations: bool,
        causes: bool,
        messages: bool,
    ) -> None:
        self._text = _Text(source)
        self._tree = tree
        self._annotations = annotations
        self._causes = causes
        self._messages = messages
        self._kinds = {id(value): kinds[n] for n, value in _given_values(tree) if n in kinds}
        self._modules = {
            (alias.asname or alias.name).partition(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        }
        # For each node its parent, the field, and the place in it where the field is a list.
        self._places: dict[int, tuple[ast.AST, str, int | None]] = {}
        for parent in ast.walk(tree):
            for field, value in ast.iter_fields(parent):
                for index, node in enumerate(value) if isinstance(value, list) else ((None, value),):
                    if isinstance(node, ast.AST):
                        self._places[id(node)] = (parent, field, index)

    def mutants(self) -> Iterator[Mutant]:
        yield from self._statements(self._tree.body, "")

    # -- one change

    def _swapped(self, old: ast.expr, new: ast.expr, where: str, *, bare: bool = False) -> Iterator[Mutant]:
        """The solution with the expression *new* in place of *old*."""
        shown, outer = self._around(old)
        before = _head(shown)
        parent, field, index = self._places[id(old)]
        self._set(parent, field, index, new)
        try:
            after = _head(shown)
            # Positions inside an f-string cannot be relied upon before Python 3.12.
            text = ast.unparse(new if outer is old else outer)
        finally:
            self._set(parent, field, index, old)
        start, end = self._text.span(outer)
        if not (bare or isinstance(new, (ast.Name, ast.Constant)) or outer is not old):
            text = f"({text})"
        yield self._mutant([(start, end, text)], old, where, before, after)

    def _replaced(
        self, body: list[ast.stmt], new: list[ast.stmt], where: str, before: str, after: str
    ) -> Iterator[Mutant]:
        """The solution with other statements in place of *body*."""
        start, end = self._text.span(body[0])[0], self._text.span(body[-1])[1]
        for decorator in getattr(body[0], "decorator_list", ()):
            start = min(start, self._text.starts[decorator.lineno - 1] + body[0].col_offset)
        indent = "\n" + " " * body[0].col_offset
        lines = [line for one in new for line in ast.unparse(ast.fix_missing_locations(one)).split("\n")]
        yield self._mutant([(start, end, indent.join(lines))], body[0], where, before, after)

    def _mutant(
        self, edits: list[tuple[int, int, str]], node: _Node, where: str, before: str, after: str
    ) -> Mutant:
        return Mutant(self._text.edited(edits), node.lineno, where, before, after)

    def _around(self, node: ast.expr) -> tuple[_Shown, ast.expr]:
        """The statement or decorator around *node*, and the outermost f-string around it, else *node*."""
        outer: ast.expr = node
        one: ast.AST = node
        while True:
            parent, field, index = self._places[id(one)]
            if field == "decorator_list" and index is not None:
                return _Decorator(parent, index), outer
            one = parent
            if isinstance(one, ast.JoinedStr):
                outer = one
            if isinstance(one, (ast.stmt, ast.excepthandler)):
                return one, outer

    @staticmethod
    def _set(parent: ast.AST, field: str, index: int | None, value: ast.AST) -> None:
        if index is None:
            setattr(parent, field, value)
        else:
            getattr(parent, field)[index] = value

    # -- statements

    def _statements(self, body: list[ast.stmt], where: str) -> Iterator[Mutant]:
        for node in body:
            if not (_is_docstring(node) or _is_about_types(node)):
                yield from self._statement(node, body, where)

    def _statement(self, node: ast.stmt, body: list[ast.stmt], where: str) -> Iterator[Mutant]:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from self._function(node, where)
            return
        if isinstance(node, ast.ClassDef):
            yield from self._class(node, where)
            return
        yield from self._left_out(node, where)
        if isinstance(node, ast.Return) and node.value is not None:
            yield from self._return(node, where)
        elif isinstance(node, ast.If):
            yield from self._branches(node, where)
        elif isinstance(node, (ast.Try, ast.TryStar)):
            yield from self._try(node, where)
        elif isinstance(node, ast.With):
            yield from self._with(node, where)
        elif isinstance(node, ast.Raise):
            yield from self._raise(node, where)
        elif isinstance(node, ast.AugAssign):
            yield from self._augmented(node, where)
        elif isinstance(node, ast.Continue):
            yield from self._replaced([node], [ast.Break()], where, "continue", "break")
        elif isinstance(node, ast.Break):
            yield from self._replaced([node], [ast.Continue()], where, "break", "continue")
        elif isinstance(node, ast.AnnAssign) and node.value is not None and self._in_class(node):
            plain = ast.Assign([node.target], node.value)
            yield from self._replaced([node], [plain], where, _head(node), _head(_with_places(plain)))
        yield from self._inside(node, where)

    def _left_out(self, node: ast.stmt, where: str) -> Iterator[Mutant]:
        """Without this statement; where it is an `if`, its forced condition does the same."""
        if isinstance(node, (ast.Import, ast.ImportFrom, ast.Pass, ast.Return, ast.If, ast.With, ast.Match)):
            return
        if isinstance(node, ast.AnnAssign) and node.value is None:
            return
        yield from self._replaced([node], [ast.Pass()], where, _head(node), "pass")

    def _return(self, node: ast.Return, where: str) -> Iterator[Mutant]:
        assert node.value is not None
        if not (isinstance(node.value, ast.Constant) and node.value.value is None):
            yield from self._replaced(
                [node], [ast.Return(ast.Constant(None))], where, _head(node), "return None"
            )
        if not self._is_last(node):
            yield from self._replaced(
                [node], [ast.Expr(node.value)], where, _head(node), _head(ast.Expr(node.value))
            )

    def _is_last(self, node: ast.stmt) -> bool:
        """Whether the function ends after *node* anyway."""
        one: ast.AST = node
        while True:
            parent, field, index = self._places[id(one)]
            siblings = getattr(parent, field)
            if isinstance(siblings, list) and isinstance(one, ast.stmt) and index != len(siblings) - 1:
                return False
            if isinstance(parent, (ast.FunctionDef, ast.AsyncFunctionDef)):
                return True
            if not isinstance(parent, (ast.If, ast.With)):
                return False
            one = parent

    def _branches(self, node: ast.If, where: str) -> Iterator[Mutant]:
        if not node.orelse:
            return
        head = _head(node)
        yield from self._replaced(node.body, [ast.Pass()], where, head, f"{head} pass")
        # An `elif` is an `if` of its own.
        if not (len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If)):
            yield from self._replaced(
                node.orelse, [ast.Pass()], where, f"{head} … else:", f"{head} … else: pass"
            )

    def _try(self, node: ast.Try | ast.TryStar, where: str) -> Iterator[Mutant]:
        for handler in node.handlers:
            if len(node.handlers) > 1 or node.finalbody:
                rest = copy.copy(node)
                rest.handlers = [one for one in node.handlers if one is not handler]
                new: list[ast.stmt] = [rest]
            else:
                new = [*node.body, *node.orelse]
            yield from self._at(handler, self._replaced([node], new, where, _head(handler), ""))
            yield from self._handler(handler, where)
        if node.finalbody:
            bare = copy.copy(node)
            bare.finalbody = []
            tried: list[ast.stmt] = [bare] if node.handlers else [*node.body, *node.orelse]
            yield from self._at(
                node.finalbody[0],
                self._replaced([node], [*tried, *node.finalbody], where, "finally:", ""),
            )

    def _handler(self, handler: ast.ExceptHandler, where: str) -> Iterator[Mutant]:
        kind = handler.type
        if kind is None:
            return
        if not (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException")):
            yield from self._swapped(kind, ast.Name("Exception", ast.Load()), where)
        yield from self._fewer(kind, where)

    def _fewer(self, kind: ast.expr, where: str) -> Iterator[Mutant]:
        """A tuple of classes without each of them."""
        if isinstance(kind, ast.Tuple) and len(kind.elts) > 1:
            for one in kind.elts:
                rest = [other for other in kind.elts if other is not one]
                yield from self._swapped(
                    kind, rest[0] if len(rest) == 1 else ast.Tuple(rest, ast.Load()), where
                )

    def _with(self, node: ast.With, where: str) -> Iterator[Mutant]:
        new: list[ast.stmt] = []
        for item in node.items:
            if item.optional_vars is None:
                new.append(ast.Expr(item.context_expr))
            else:
                new.append(ast.Assign([item.optional_vars], item.context_expr))
        after = "; ".join(ast.unparse(_with_places(one)) for one in new)
        yield from self._replaced([node], [*new, *node.body], where, _head(node), after)

    def _raise(self, node: ast.Raise, where: str) -> Iterator[Mutant]:
        called = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if isinstance(called, ast.Name) and called.id[0].isupper() and called.id != "Exception":
            yield from self._swapped(called, ast.Name("Exception", ast.Load()), where)
        if self._messages and isinstance(node.exc, ast.Call) and any(map(_holds_data, node.exc.args)):
            yield from self._swapped(node.exc, ast.Call(node.exc.func, [], []), where)
        if self._causes and node.cause is not None:
            bare = ast.Raise(node.exc, None)
            yield from self._replaced([node], [bare], where, _head(node), _head(bare))

    def _augmented(self, node: ast.AugAssign, where: str) -> Iterator[Mutant]:
        for kind in _OPERATORS.get(type(node.op), ()):
            new = ast.AugAssign(node.target, kind(), node.value)
            yield from self._replaced([node], [new], where, _head(node), _head(new))
        plain = ast.Assign([node.target], node.value)
        yield from self._replaced([node], [plain], where, _head(node), _head(_with_places(plain)))

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, where: str) -> Iterator[Mutant]:
        if node.name == "__repr__":
            return
        inner = f"{where}.{node.name}" if where else node.name
        if self._in_class(node):
            yield from self._replaced([node], [ast.Pass()], inner, _head(node), "pass")
        yield from self._decorators(node, inner)
        arguments = node.args
        for value in (*arguments.defaults, *(one for one in arguments.kw_defaults if one is not None)):
            yield from self._expression(value, inner)
        if self._annotations:
            yield from self._without_annotations(node, inner)
        yield from self._statements(node.body, inner)

    def _class(self, node: ast.ClassDef, where: str) -> Iterator[Mutant]:
        inner = f"{where}.{node.name}" if where else node.name
        yield from self._decorators(node, inner)
        bases = [one for one in node.bases if not isinstance(one, ast.Subscript)]
        changed = [[other for other in node.bases if other is not one] for one in bases]
        if len(bases) > 1:
            changed.append(node.bases[::-1])
        for new in changed:
            other = copy.copy(node)
            other.bases = new
            text = _head(other)
            start = self._text.span(node)[0]
            end = self._text.span(node.keywords[-1].value if node.keywords else node.bases[-1])[1]
            closed = self._text.data.index(b":", end) + 1
            yield self._mutant([(start, closed, text)], node, inner, _head(node), text)
        yield from self._statements(node.body, inner)

    def _decorators(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef, where: str
    ) -> Iterator[Mutant]:
        for one in node.decorator_list:
            start = self._text.starts[one.lineno - 1]
            end = self._text.starts[one.end_lineno or one.lineno]
            yield self._mutant([(start, end, "")], one, where, f"@{ast.unparse(one)}", "")
            if isinstance(one, ast.Call):
                yield from self._expression(one, where)

    def _without_annotations(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef, where: str
    ) -> Iterator[Mutant]:
        arguments = node.args
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        annotated = [(one, "annotation") for one in every if one.annotation is not None]
        holders: list[tuple[ast.AST, str]] = [*annotated, *([(node, "returns")] if node.returns else [])]
        for holder, field in holders:
            old = getattr(holder, field)
            for new in (ast.Name("object", ast.Load()), ast.Name("Any", ast.Load())):
                yield from self._swapped(old, new, where)

    # -- expressions

    def _inside(self, node: ast.AST, where: str) -> Iterator[Mutant]:
        """The changes of what is in a statement or a handler, in the order of the text."""
        for field, value in ast.iter_fields(node):
            if field == "annotation":
                continue
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, ast.expr):
                    is_done = field == "type" and isinstance(node, ast.ExceptHandler)
                    if not is_done and (self._messages or not isinstance(node, ast.Raise)):
                        yield from self._expression(one, where)
                elif isinstance(one, ast.stmt):
                    yield from self._statements([one], where)
                elif isinstance(one, ast.AST):
                    yield from self._inside(one, where)

    def _expression(self, node: ast.expr, where: str) -> Iterator[Mutant]:
        yield from self._kinds_of(node, where)
        if self._is_condition(node):
            for truth in (True, False):
                yield from self._swapped(node, ast.Constant(truth), where)
        match node:
            case ast.Constant():
                yield from self._constant(node, where)
            case ast.Compare():
                yield from self._compare(node, where)
            case ast.BinOp():
                yield from self._binary(node, where)
            case ast.BoolOp():
                other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
                yield from self._swapped(node, ast.BoolOp(other, node.values), where)
                for one in node.values:
                    rest = [value for value in node.values if value is not one]
                    yield from self._swapped(
                        node, rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest), where
                    )
            case ast.UnaryOp(op=ast.Not() | ast.USub() | ast.Invert()):
                yield from self._swapped(node, node.operand, where)
            case ast.IfExp():
                yield from self._swapped(node, node.body, where)
                yield from self._swapped(node, node.orelse, where)
            case ast.Call():
                yield from self._call(node, where)
            case ast.Subscript(slice=ast.Slice() as part):
                yield from self._slice(node, part, where)
            case ast.List() | ast.Tuple() | ast.Set():
                yield from self._items(node, where)
            case ast.Dict():
                yield from self._dict(node, where)
            case ast.YieldFrom():
                yield from self._swapped(node, ast.Yield(node.value), where)
        yield from self._inside_expression(node, where)

    def _inside_expression(self, node: ast.expr, where: str) -> Iterator[Mutant]:
        called = _called_name(node)
        if called in _TYPING or (isinstance(node, ast.JoinedStr) and self._in_raise(node)):
            return
        children = list(ast.iter_child_nodes(node))
        if isinstance(node, (ast.List, ast.Tuple, ast.Set, ast.Dict)):
            children = list(_ends(children))
        for child in children:
            if called == "cast" and isinstance(node, ast.Call) and child is node.args[0]:
                continue
            if isinstance(child, ast.expr):
                yield from self._expression(child, where)
            elif isinstance(child, (ast.keyword, ast.comprehension, ast.arguments)):
                yield from self._inside(child, where)

    def _is_condition(self, node: ast.expr) -> bool:
        parent, field, _ = self._places[id(node)]
        if isinstance(node, ast.Constant):
            return False
        return (field == "test" and isinstance(parent, (ast.If, ast.While, ast.IfExp))) or (
            field == "ifs" and isinstance(parent, ast.comprehension)
        )

    def _kinds_of(self, node: ast.expr, where: str) -> Iterator[Mutant]:
        """What is returned or yielded, as another kind of container."""
        for form in _OTHER_KINDS.get(self._kinds.get(id(node), ""), ()):
            new = ast.parse(form.format("_"), mode="eval").body
            for call in ast.walk(new):
                for field, value in ast.iter_fields(call):
                    if isinstance(value, ast.Name) and value.id == "_":
                        setattr(call, field, node)
                    elif isinstance(value, list):
                        setattr(
                            call,
                            field,
                            [node if isinstance(one, ast.Name) and one.id == "_" else one for one in value],
                        )
            yield from self._swapped(node, new, where)

    def _constant(self, node: ast.Constant, where: str) -> Iterator[Mutant]:
        value = node.value
        new: list[object] = []
        if isinstance(value, bool):
            new = [not value]
        elif isinstance(value, int):
            new = [value + 1, value - 1, 0]
        elif isinstance(value, float):
            new = [0.0, value + 1.0]
        elif isinstance(value, (str, bytes)):
            if self._is_prose(node):
                return
            new = [value[:0]] if value else [b"mutant" if isinstance(value, bytes) else "mutant"]
            if isinstance(value, str) and self._is_pattern(node):
                new += _patterns(value)
        for one in new:
            if one != value or type(one) is not type(value):
                yield from self._swapped(node, ast.Constant(one), where)  # type: ignore[arg-type]

    def _is_prose(self, node: ast.Constant) -> bool:
        """Whether it is the text of an error."""
        parent, _, _ = self._places[id(node)]
        return self._in_raise(node) and isinstance(parent, (ast.Call, ast.JoinedStr, ast.BinOp, ast.Raise))

    def _in_raise(self, node: ast.AST) -> bool:
        one = node
        while not isinstance(one, ast.stmt):
            one = self._places[id(one)][0]
        return isinstance(one, (ast.Raise, ast.Assert))

    def _is_pattern(self, node: ast.Constant) -> bool:
        parent, _, index = self._places[id(node)]
        return (
            isinstance(parent, ast.Call)
            and index == 0
            and isinstance(parent.func, ast.Attribute)
            and isinstance(parent.func.value, ast.Name)
            and parent.func.value.id == "re"
        )

    def _compare(self, node: ast.Compare, where: str) -> Iterator[Mutant]:
        for place, (operator, right) in enumerate(zip(node.ops, node.comparators, strict=True)):
            kinds = _COMPARISONS[type(operator)]
            if type(operator) in _SAME and not isinstance(right, ast.Constant):
                kinds = (*kinds, _SAME[type(operator)])
            for kind in kinds:
                operators = [*node.ops[:place], kind(), *node.ops[place + 1 :]]
                yield from self._swapped(node, ast.Compare(node.left, operators, node.comparators), where)

    def _binary(self, node: ast.BinOp, where: str) -> Iterator[Mutant]:
        for kind in _OPERATORS.get(type(node.op), ()):
            yield from self._swapped(node, ast.BinOp(node.left, kind(), node.right), where)
        if isinstance(node.op, (ast.Sub, ast.Div, ast.Mod)):
            yield from self._swapped(node, ast.BinOp(node.right, node.op, node.left), where)
        yield from self._swapped(node, node.left, where)
        yield from self._swapped(node, node.right, where)
        is_longer_list = isinstance(node.op, ast.Add) and isinstance(node.right, (ast.List, ast.ListComp))
        if is_longer_list and isinstance(node.left, (ast.Name, ast.Attribute)):
            yield from self._swapped(node, _in_place(node.left, "extend", [node.right]), where)

    def _call(self, node: ast.Call, where: str) -> Iterator[Mutant]:
        name = _called_name(node)
        for keyword in node.keywords:
            rest = [one for one in node.keywords if one is not keyword]
            yield from self._swapped(node, ast.Call(node.func, node.args, rest), where)
        plain = [one for one in node.args if not isinstance(one, ast.Starred)]
        if len(plain) == len(node.args) >= 2:
            swapped = [node.args[1], node.args[0], *node.args[2:]]
            if name not in _SYMMETRIC:
                yield from self._swapped(node, ast.Call(node.func, swapped, node.keywords), where)
            if name not in ("isinstance", "issubclass", "super", "setattr", "cast", *_TYPING):
                yield from self._swapped(node, ast.Call(node.func, node.args[:-1], node.keywords), where)
        if name in ("isinstance", "issubclass") and len(node.args) == 2:
            yield from self._fewer(node.args[1], where)
        for other in _NAMES.get(name, ()):
            func = copy.copy(node.func)
            setattr(func, "id" if isinstance(func, ast.Name) else "attr", other)
            yield from self._swapped(node, ast.Call(func, node.args, node.keywords), where)
        if not isinstance(self._places[id(node)][0], (ast.Expr, ast.Raise)):
            yield from self._unwrapped(node, where)
        if name == "range" and len(plain) == len(node.args):
            stop = 0 if len(node.args) == 1 else 1
            if len(node.args) > stop and not isinstance(node.args[stop], ast.Constant):
                for kind in (ast.Add, ast.Sub):
                    limit = ast.BinOp(node.args[stop], kind(), ast.Constant(1))
                    limits = [*node.args[:stop], limit, *node.args[stop + 1 :]]
                    yield from self._swapped(node, ast.Call(node.func, limits, node.keywords), where)
        yield from self._in_place_call(node, name, where)

    def _unwrapped(self, node: ast.Call, where: str) -> Iterator[Mutant]:
        """What a method was called of, or the only argument of a function, instead of the call."""
        owner = node.func.value if isinstance(node.func, ast.Attribute) else None
        if owner is not None and ast.unparse(owner).partition(".")[0] not in self._modules:
            if _called_name(owner) != "super":
                yield from self._swapped(node, owner, where)
        elif len(node.args) == 1 and not isinstance(node.args[0], ast.Starred):
            yield from self._swapped(node, node.args[0], where)

    def _in_place_call(self, node: ast.Call, name: str, where: str) -> Iterator[Mutant]:
        """What makes a new object as what changes the old one."""
        first = node.args[0] if node.args else None
        if name == "sorted" and isinstance(first, (ast.Name, ast.Attribute, ast.Subscript)):
            yield from self._swapped(node, _in_place(first, "sort", [], node.keywords), where)
        if name == "reversed" and isinstance(first, ast.Name):
            yield from self._swapped(node, _in_place(first, "reverse", []), where)
        if name == "assign" and isinstance(node.func, ast.Attribute) and len(node.keywords) == 1:
            owner, keyword = node.func.value, node.keywords[0]
            if isinstance(owner, ast.Name):
                if keyword.arg is not None:
                    values: list[ast.expr] = [ast.Constant(keyword.arg), keyword.value]
                elif isinstance(keyword.value, ast.Dict) and len(keyword.value.values) == 1:
                    values = [one for one in (keyword.value.keys[0], keyword.value.values[0]) if one]
                else:
                    return
                yield from self._swapped(node, _in_place(owner, "__setitem__", values), where)

    def _slice(self, node: ast.Subscript, part: ast.Slice, where: str) -> Iterator[Mutant]:
        for field in ("lower", "upper", "step"):
            if getattr(part, field) is not None:
                other = copy.copy(part)
                setattr(other, field, None)
                yield from self._swapped(part, other, where, bare=True)
        if not (part.lower or part.upper or part.step) and isinstance(node.ctx, ast.Load):
            yield from self._swapped(node, node.value, where)

    def _items(self, node: ast.List | ast.Tuple | ast.Set, where: str) -> Iterator[Mutant]:
        """Without each item; and made by changing the list that is unpacked at the beginning."""
        if not isinstance(getattr(node, "ctx", None), ast.Store):
            for one in _ends(node.elts) if len(node.elts) > 1 else ():
                less = copy.copy(node)
                less.elts = [other for other in node.elts if other is not one]
                yield from self._swapped(node, less, where)
        first = node.elts[0] if node.elts and isinstance(node, ast.List) else None
        if isinstance(first, ast.Starred) and isinstance(first.value, (ast.Name, ast.Attribute)):
            rest = ast.List(node.elts[1:], ast.Load())
            yield from self._swapped(node, _in_place(first.value, "extend", [rest]), where)

    def _dict(self, node: ast.Dict, where: str) -> Iterator[Mutant]:
        """Without each item; and made by changing the dict that is unpacked at the beginning."""
        places = range(len(node.keys)) if len(node.keys) > 1 else range(0)
        for place in _ends(places):
            keys = [*node.keys[:place], *node.keys[place + 1 :]]
            values = [*node.values[:place], *node.values[place + 1 :]]
            yield from self._swapped(node, ast.Dict(keys, values), where)
        first = node.values[0] if node.keys and node.keys[0] is None else None
        if len(places) and isinstance(first, (ast.Name, ast.Attribute)):
            rest = ast.Dict(node.keys[1:], node.values[1:])
            yield from self._swapped(node, _in_place(first, "update", [rest]), where)

    # -- small matters

    def _in_class(self, node: ast.stmt) -> bool:
        return isinstance(self._places[id(node)][0], ast.ClassDef)

    @staticmethod
    def _at(node: _Node, mutants: Iterator[Mutant]) -> Iterator[Mutant]:
        for mutant in mutants:
            yield replace(mutant, line=node.lineno)


def _with_places(node: ast.stmt) -> ast.stmt:
    """*node* with the positions that `ast.unparse` wants of a new one."""
    return ast.fix_missing_locations(copy.deepcopy(node))


def _in_place(
    owner: ast.expr, method: str, args: list[ast.expr], keywords: list[ast.keyword] | None = None
) -> ast.expr:
    """`owner.method(...) or owner`."""
    call = ast.Call(ast.Attribute(owner, method, ast.Load()), args, keywords or [])
    return ast.BoolOp(ast.Or(), [call, owner])


_T = TypeVar("_T")


def _ends(items: Sequence[_T]) -> Sequence[_T]:
    """All items, or of many the first and the last."""
    return items if len(items) <= _LONG else (items[0], items[-1])


def _called_name(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _holds_data(node: ast.expr) -> bool:
    """Whether the text of an error tells more than always the same."""
    return not isinstance(node, ast.Constant)


def _is_about_types(node: ast.stmt) -> bool:
    """Whether it says something to type checkers only."""
    if isinstance(node, ast.If) and ast.unparse(node.test).rpartition(".")[2] == "TYPE_CHECKING":
        return True
    if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        if node.targets[0].id == "__all__" or _called_name(node.value) in _TYPING:
            return True
        is_alias = re.fullmatch(r"_?[A-Z]\w*[a-z]\w*", node.targets[0].id) and isinstance(
            node.value, (ast.Subscript, ast.BinOp)
        )
        parts = (
            ast.Name,
            ast.Attribute,
            ast.Subscript,
            ast.Tuple,
            ast.BinOp,
            ast.BitOr,
            ast.Load,
            ast.Constant,
        )
        return bool(is_alias) and all(isinstance(one, parts) for one in ast.walk(node.value))
    return isinstance(node, ast.AnnAssign) and "TypeAlias" in ast.unparse(node.annotation)


def _patterns(pattern: str) -> list[str]:
    """A regular expression without each of its anchors, quantifiers and boundaries."""
    found = []
    for one in re.finditer(r"\\[bBAZ]|(?<!\\)[\^$]|(?<![\\(])[+*?]", pattern):
        found.append(pattern[: one.start()] + pattern[one.end() :])
    return found
