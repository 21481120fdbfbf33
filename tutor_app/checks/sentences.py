"""The words of expectations: what was called, what an exception of the answer means, what may be missing."""

from __future__ import annotations

import ast
import builtins
import difflib
import linecache
import re
import sys
import types
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from tutor_app.checks.compare import OwnNames, argument, cut, exception_line, short

# An answer may replace `len` or `print` for everybody: functions below look names up in this copy.
globals()["__builtins__"] = dict(vars(builtins))

Hint: TypeAlias = str | Callable[[Any], str]
"""What ends a sentence: text, or a function that makes it of what came back and may give ""."""

# Names that stay small at the beginning of a sentence.
_SMALL_NAMES = frozenset({"joblib", "mypy", "openai", "pandas", "pydantic", "scikit-learn", "tenacity"})
_ANSWER = "answer"
_OURS = "tutor_app.checks."


class NotYet(AssertionError):  # noqa: N818 - it is no error: it is a sentence for the learner
    """An expectation that the answer does not meet; the text is the sentence for the learner."""


class NotDefined(NotYet, AttributeError):  # noqa: N818 - as above
    """A name that the answer should define and does not."""


def refuse(text: str, hint: Hint = "", came: object = None, because: BaseException | None = None) -> NoReturn:
    """Raises NotYet with *text* as a sentence, and the hint for *came* after it."""
    raise NotYet(sentence(text, hint, came)) from because


def sentence(text: str, hint: Hint = "", came: object = None) -> str:
    """*text* with a capital and a full stop, unless it begins with a name; then the hint for *came*."""
    text = text.strip()
    if text and text[0].islower() and not _begins_with_a_name(text):
        text = text[0].upper() + text[1:]
    if text and text[-1] not in ".?!":
        text += "."
    return f"{text} {hint_text(hint, came).strip()}".strip()


def hint_text(hint: Hint, came: object) -> str:
    """*hint* as text; nothing where its function cannot say anything about *came*."""
    if isinstance(hint, str):
        return hint
    try:
        return str(hint(came) or "")
    except Exception:
        return ""


def _begins_with_a_name(text: str) -> bool:
    """Whether the first word keeps its case: a library's name, a name of the answer, or signs of code."""
    word = re.split(r"[\s,;:]|'s\b", text, maxsplit=1)[0].rstrip(".?!")
    if word in _SMALL_NAMES:
        return True
    if re.search(r"[_.(\[=\d]|[a-z][A-Z]", word):
        return True
    defined = vars(sys.modules[_ANSWER]) if _ANSWER in sys.modules else {}
    own = [value for value in defined.values() if getattr(value, "__module__", "") == _ANSWER]
    if any(word == getattr(value, "__name__", "") for value in own):
        return True
    return any(word in vars(value) for value in own if isinstance(value, type))


# ---------------------------------------------------------------------------------------------------------
# Calls


def call_text(function: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None) -> str:
    """The call as the learner would write it, with long arguments cut: `best_epoch([1.0, nan])`."""
    try:
        name = _function_name(function)
        if not name:
            return "the call" if not args else f"the call with {', '.join(short(a, 60) for a in args)}"
        if name.endswith(")") or " " in name:
            return f"`{name}`"
        budget = max(24, 120 // max(1, len(args) + len(kwargs or {})))
        parts = [argument(value, budget) for value in args]
        parts += [f"{key}={argument(value, budget)}" for key, value in (kwargs or {}).items()]
        return f"`{name}({', '.join(parts)})`"
    except Exception:
        return "the call"


def _function_name(function: Any) -> str:
    while hasattr(function, "func") and hasattr(function, "args"):
        function = function.func
    name = str(getattr(function, "__qualname__", "") or getattr(function, "__name__", ""))
    name = name.rpartition("<locals>.")[2]
    if name == "<lambda>":
        return _lambda_text(function)
    owner = getattr(function, "__self__", None)
    if isinstance(owner, type):
        return f"{owner.__name__}.{function.__name__}"
    if owner is not None and not isinstance(owner, types.ModuleType) and hasattr(function, "__name__"):
        return f"{type(owner).__name__}.{function.__name__}"
    return name if name else type(function).__name__


def _lambda_node(function: Any) -> ast.expr | None:
    """What a lambda computes, as it stands in its file, or None where that cannot be told."""
    code = function.__code__
    lines = linecache.getlines(code.co_filename)
    try:
        tree = ast.parse("".join(lines))
    except SyntaxError:
        return None
    at = [
        node for node in ast.walk(tree) if isinstance(node, ast.Lambda) and node.lineno == code.co_firstlineno
    ]
    if len(at) == 1:
        return at[0].body
    # Of several on one line it is the innermost that holds all of the code.
    places = [(line, column) for line, _, column, _ in code.co_positions() if line and column]
    inside = [
        node.body
        for node in at
        if places
        and (node.body.lineno, node.body.col_offset) <= min(places)
        and max(places) <= (node.body.end_lineno or 0, node.body.end_col_offset or 0)
    ]
    return max(inside, key=lambda body: (body.lineno, body.col_offset), default=None)


def _lambda_text(function: Any) -> str:
    """What a lambda in a check computes, as source without `answer.`, else nothing."""
    body = _lambda_node(function)
    if body is None:
        return ""
    text = _without_answer(ast.unparse(body))
    if len(text) > 100:
        # A call that is cut in the middle cannot be read; long arguments can be left out.
        text = _without_answer(ast.unparse(_Elided().visit(body)))
    return cut(text, 100) if "(" in text else ""


def _without_answer(text: str) -> str:
    return re.sub(r"\banswer\.", "", text)


class _Elided(ast.NodeTransformer):
    """Leaves out each argument that is longer than a few words."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        node.args = [self._short(argument) for argument in node.args]
        for keyword in node.keywords:
            keyword.value = self._short(keyword.value)
        return node

    def _short(self, node: ast.expr) -> ast.expr:
        return node if len(ast.unparse(node)) <= 24 else ast.Name("…", ast.Load())


def call_function(
    function: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any], hint: Hint = ""
) -> Any:
    """What the call returns; an exception of the answer becomes a sentence, any other goes through."""
    # Told before the call: the function may change its arguments.
    subject = call_text(function, args, kwargs)
    try:
        return function(*args, **kwargs)
    except (NotYet, GeneratorExit):
        raise
    except BaseException as error:
        with OwnNames():
            if isinstance(error, Exception) and not is_from_answer(error):
                raise
            raise NotYet(error_sentence(error, subject, hint)) from error


def is_from_answer(error: BaseException) -> bool:
    """Whether the exception came out of the answer: its code, or a call it could not take."""
    trace = error.__traceback__
    files = []
    while trace is not None:
        files.append(str(trace.tb_frame.f_globals.get("__name__")))
        trace = trace.tb_next
    if _ANSWER in files:
        return True
    # Only our own frames: the call itself failed. A lambda of the check adds the frame of the check.
    return files[-1].startswith(_OURS) or not any(name == "check" for name in files)


# ---------------------------------------------------------------------------------------------------------
# Exceptions


def answer_line(error: BaseException) -> tuple[int, str] | None:
    """The innermost line of the answer that *error* passed through: its number and its text."""
    found: tuple[int, str] | None = None
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if trace.tb_frame.f_globals.get("__name__") == _ANSWER:
            found = (trace.tb_lineno, linecache.getline(code.co_filename, trace.tb_lineno).strip())
        trace = trace.tb_next
    return found


def _at_line(error: BaseException) -> str:
    place = answer_line(error)
    if place is None:
        return ""
    number, text = place
    return f" at line {number} (`{cut(text, 70)}`)" if text else f" at line {number}"


def asked_for_input(error: BaseException) -> bool:
    """Whether *error* is what `input()` raises where nobody can type."""
    return isinstance(error, EOFError) and "EOF when reading a line" in str(error)


def error_sentence(error: BaseException, subject: str, hint: Hint = "") -> str:
    """What an exception of the answer means; *subject* is the call or the act, such as "`f(3)`"."""
    place = _at_line(error)
    if asked_for_input(error):
        return sentence(
            f"{subject} asks for typed text with `input()`{place}, but nobody can type during a check;"
            " take the value as a parameter instead"
        )
    if isinstance(error, SystemExit):
        return sentence(
            f"{subject} ended Python with `{_exit_name(place)}`{place}, so the rest could not be checked;"
            " use `return` to leave a function"
        )
    if isinstance(error, MemoryError):
        return sentence(f"{subject} asked for more memory than a check may use{place}", hint, error)
    if isinstance(error, RecursionError):
        text = f"{subject} called itself too often (RecursionError){place}: does the recursion end?"
        return sentence(text, hint, error)
    if isinstance(error, KeyboardInterrupt):
        return sentence(f"{subject} raised KeyboardInterrupt{place}", hint, error)
    if isinstance(error, TypeError) and not place and _is_about_the_call(str(error), subject):
        reason = exception_line(error).partition(": ")[2]
        return sentence(f"{subject} could not be called: {reason}", hint, error)
    return sentence(f"{subject} raised {with_place(error)}", hint, error)


def with_place(error: BaseException) -> str:
    """The exception, its message, and the line of the answer that raised it."""
    place = _at_line(error)
    return f"{exception_line(error)},{place}" if place else exception_line(error)


def _exit_name(place: str) -> str:
    for name in ("sys.exit", "quit", "exit"):
        if f"{name}(" in place:
            return f"{name}()"
    return "SystemExit" if "SystemExit" in place else "sys.exit()"


def _is_about_the_call(message: str, subject: str) -> bool:
    """Whether a TypeError says that the function of *subject* does not take these arguments."""
    about = re.match(r"([\w.<>]+)\(\) (takes|missing|got) ", message)
    called = re.match(r"`([\w.]+)\(", subject)
    if not about or not called:
        return False
    return about[1].removesuffix(".__init__").rpartition(".")[2] == called[1].rpartition(".")[2]


# ---------------------------------------------------------------------------------------------------------
# What may be missing


def near_miss(name: str, names: Sequence[str]) -> str:
    """The one of *names* that was probably meant by *name*, else nothing."""

    def plain(text: str) -> str:
        return text.replace("_", "").casefold()

    for other in names:
        if other != name and plain(other) == plain(name):
            return other
    close = difflib.get_close_matches(name, [other for other in names if other != name], n=1, cutoff=0.75)
    return close[0] if close else ""


def not_defined_sentence(namespace: Mapping[str, Any], name: str, kind: str = "") -> str:
    """That the answer lacks *name*, with the name that it has instead."""
    own = [
        key
        for key, value in namespace.items()
        if not key.startswith("__")
        and not isinstance(value, types.ModuleType)
        and getattr(value, "__module__", _ANSWER) in (_ANSWER, None)
    ]
    meant = near_miss(name, own)
    a_kind = f"a {kind} " if kind else ""
    if meant:
        return sentence(
            f"the answer defines `{meant}`, but {a_kind}`{name}` was asked for: is it a slip in the name?"
        )
    defined = [key for key in own if callable(namespace[key])]
    has = f"; it defines {', '.join(f'`{key}`' for key in defined[:4])}" if defined else ""
    return sentence(f"the answer does not define {a_kind}`{name}` yet{has}")


def may_lack_return(function: Any) -> bool:
    """Whether *function*, which gave None, may have come to its end without a `return`."""
    while hasattr(function, "func") and hasattr(function, "args"):
        function = function.func
    found = False
    while function is not None and not found:
        plain = getattr(function, "__func__", function)
        code = getattr(plain, "__code__", None)
        if code is None:
            return False
        name = code.co_name
        if name == "<lambda>":
            body = _lambda_node(plain)
            called = body.func if isinstance(body, ast.Call) else None
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        found = name_may_lack_return(name)
        function = getattr(plain, "__wrapped__", None)
    return found


def name_may_lack_return(name: str) -> bool:
    """Whether a function of that name in the answer can end without `return`; yes without an answer."""
    tree = _answer_tree()
    if tree is None:
        return True
    return any(
        isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.name == name
        and (not _ends(node.body) or any(_bare_returns(node.body)))
        for node in ast.walk(tree)
    )


def _answer_tree() -> ast.Module | None:
    file = getattr(sys.modules.get(_ANSWER), "__file__", None)
    try:
        return ast.parse("".join(linecache.getlines(file))) if file else None
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _ends(body: list[ast.stmt]) -> bool:
    """Whether what follows *body* is never reached."""
    return any(map(_leaves, body))


def _leaves(node: ast.stmt) -> bool:
    match node:
        case ast.Return() | ast.Raise() | ast.Continue() | ast.Break():
            return True
        case ast.If():
            return _ends(node.body) and _ends(node.orelse)
        case ast.With() | ast.AsyncWith():
            return _ends(node.body)
        case ast.Try() | ast.TryStar():
            tried = _ends(node.body) or _ends(node.orelse)
            return _ends(node.finalbody) or (tried and all(_ends(one.body) for one in node.handlers))
        case ast.While(test=ast.Constant(value=truth)):
            return bool(truth) and not any(isinstance(one, ast.Break) for one in ast.walk(node))
        case ast.Match():
            last = node.cases[-1]
            whole = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None and not last.guard
            return whole and all(_ends(one.body) for one in node.cases)
    return False


def _bare_returns(body: list[ast.stmt]) -> Iterator[ast.Return]:
    """The `return` without a value in *body*, functions within it left out."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Return) and node.value is None:
            yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))
