"""Outlines of the big libraries: what jedi reads in place of NumPy, pandas and Matplotlib.

Following pandas' own sources costs jedi 250 MiB and seconds; NumPy's it cannot follow to an array at
all. An outline is one small module with every public name, its parameters, the first paragraph of
its documentation and what it returns, made once from the installed library.

Run as `python -m tutor_app.assist.outline FOLDER`; imports the libraries, so in a process of its own.
"""

from __future__ import annotations

import ast
import enum
import importlib
import inspect
import keyword
import os
import re
import sys
import tempfile
import textwrap
import types
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from shutil import rmtree
from typing import Any

REVISION = 1
_LIBRARIES = ("numpy", "pandas", "matplotlib")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MODULES = (
    "numpy",
    "numpy.random",
    "numpy.linalg",
    "numpy.testing",
    "numpy.typing",
    "numpy.fft",
    "pandas",
    "pandas.api",
    "pandas.api.types",
    "pandas.testing",
    "pandas.errors",
    "pandas.plotting",
    "matplotlib",
    "matplotlib.pyplot",
)
# Classes that no module shows but that values have.
_MORE_CLASSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "pandas": (
        "pandas",
        (
            "core.groupby.generic.DataFrameGroupBy",
            "core.groupby.generic.SeriesGroupBy",
            "core.window.rolling.Rolling",
            "core.window.expanding.Expanding",
            "core.window.ewm.ExponentialMovingWindow",
            "core.resample.Resampler",
            "core.indexing._LocIndexer",
            "core.indexing._iLocIndexer",
            "core.indexing._AtIndexer",
            "core.indexing._iAtIndexer",
            "core.strings.accessor.StringMethods",
            "core.indexes.accessors.CombinedDatetimelikeProperties",
            "core.arrays.categorical.CategoricalAccessor",
            "plotting._core.PlotAccessor",
            "io.formats.style.Styler",
        ),
    ),
    "matplotlib.pyplot": ("matplotlib", ("figure.Figure", "axes.Axes")),
}
_ARRAY_METHODS = _words(
    """
    T astype byteswap choose clip compress conj conjugate copy cumprod cumsum diagonal flat flatten
    imag newbyteorder nonzero partition ravel real repeat reshape round searchsorted squeeze
    swapaxes take transpose view argsort argpartition
    """
)
_ARRAYS = _words(
    """
    abs append arange array asanyarray asarray ascontiguousarray atleast_1d atleast_2d atleast_3d
    bincount block broadcast_to clip column_stack concatenate convolve corrcoef cov cumprod cumsum
    delete diag diff digitize dot dstack einsum empty empty_like eye fliplr flipud frombuffer
    fromfunction fromiter full full_like geomspace genfromtxt hstack identity insert interp isin
    isclose isfinite isinf isnan linspace load loadtxt logspace matmul meshgrid nan_to_num ones
    ones_like outer pad ravel repeat reshape roll rot90 round searchsorted select sort squeeze stack
    swapaxes take tile transpose tri tril triu unique vstack where zeros zeros_like
    """
)
_SCALARS = _words(
    """
    mean std var sum prod min max amin amax median ptp average percentile quantile nanmean nanstd
    nanvar nansum nanprod nanmin nanmax nanmedian nanpercentile nanquantile trace item
    """
)
_TRUTHS = _words(
    """
    all any allclose array_equal array_equiv isscalar iscomplexobj isrealobj may_share_memory
    shares_memory can_cast issubdtype
    """
)
# What the annotations of the libraries do not say, or say in a way that jedi cannot follow.
_RETURNS = {
    "numpy.argmax": "int64",
    "numpy.argmin": "int64",
    "numpy.ndarray.argmax": "int64",
    "numpy.ndarray.argmin": "int64",
    "numpy.count_nonzero": "int",
    "numpy.ndarray.tolist": "list",
    "numpy.ndarray.tobytes": "bytes",
    "numpy.ndarray.shape": "tuple",
    "numpy.ndarray.strides": "tuple",
    "numpy.ndarray.dtype": "dtype",
    "numpy.ndarray.ndim": "int",
    "numpy.ndarray.size": "int",
    "numpy.ndarray.nbytes": "int",
    "numpy.ndarray.itemsize": "int",
    "numpy.ndarray.__getitem__": "ndarray",
    "pandas.DataFrameGroupBy.__iter__": "yield '', DataFrame()",
    "pandas.SeriesGroupBy.__iter__": "yield '', Series()",
    "numpy.ndarray.__iter__": "yield ndarray()",
    "numpy.shape": "tuple",
    "numpy.ndim": "int",
    "numpy.size": "int",
    "numpy.dtype.name": "str",
    "numpy.dtype.itemsize": "int",
    "numpy.dtype.kind": "str",
    "numpy.iinfo.max": "int",
    "numpy.iinfo.min": "int",
    "numpy.random.default_rng": "Generator",
    "pandas.DataFrame.pop": "Series",
    "pandas.DataFrame.squeeze": "Series",
    "pandas.DataFrame.iterrows": "yield '', Series()",
    "pandas.DataFrame.items": "yield '', Series()",
    "pandas.DataFrame.loc": "_LocIndexer",
    "pandas.DataFrame.iloc": "_iLocIndexer",
    "pandas.DataFrame.at": "_AtIndexer",
    "pandas.DataFrame.iat": "_iAtIndexer",
    "pandas.DataFrame.plot": "PlotAccessor",
    "pandas.DataFrame.values": "ndarray",
    "pandas.DataFrame.rolling": "Rolling",
    "pandas.DataFrame.ewm": "ExponentialMovingWindow",
    "pandas.DataFrame.resample": "Resampler",
    "pandas.DataFrame.query": "DataFrame",
    "pandas.DataFrame.dtypes": "Series",
    "pandas.DataFrame.columns": "Index",
    "pandas.DataFrame.index": "Index",
    "pandas.DataFrame.T": "DataFrame",
    "pandas.DataFrame.apply": "Series",
    "pandas.DataFrame.agg": "DataFrame",
    "pandas.DataFrame.aggregate": "DataFrame",
    "pandas.DataFrame.describe": "DataFrame",
    "pandas.Series.loc": "_LocIndexer",
    "pandas.Series.iloc": "_iLocIndexer",
    "pandas.Series.at": "_AtIndexer",
    "pandas.Series.iat": "_iAtIndexer",
    "pandas.Series.str": "StringMethods",
    "pandas.Series.dt": "CombinedDatetimelikeProperties",
    "pandas.Series.cat": "CategoricalAccessor",
    "pandas.Series.plot": "PlotAccessor",
    "pandas.Series.values": "ndarray",
    "pandas.Series.index": "Index",
    "pandas.Series.rolling": "Rolling",
    "pandas.Series.ewm": "ExponentialMovingWindow",
    "pandas.Series.resample": "Resampler",
    "pandas.Series.apply": "Series",
    "pandas.Series.agg": "Series",
    "pandas.Series.__getitem__": "Series",
    "pandas.Series.unique": "ndarray",
    "pandas.Series.name": "str",
    "pandas._LocIndexer.__getitem__": "DataFrame | Series",
    "pandas._iLocIndexer.__getitem__": "DataFrame | Series",
    "pandas.DataFrameGroupBy.agg": "DataFrame",
    "pandas.DataFrameGroupBy.apply": "DataFrame",
    "pandas.SeriesGroupBy.agg": "Series",
    "pandas.SeriesGroupBy.apply": "Series",
    "pandas.read_csv": "DataFrame",
    "pandas.read_excel": "DataFrame",
    "pandas.read_sql": "DataFrame",
    "pandas.read_json": "DataFrame",
    "pandas.concat": "DataFrame",
    "pandas.to_datetime": "Series",
    "pandas.to_numeric": "Series",
    "pandas.isna": "Series",
    "pandas.notna": "Series",
    "matplotlib.pyplot.subplots": "tuple[Figure, Axes]",
    "matplotlib.pyplot.figure": "Figure",
    "matplotlib.pyplot.gcf": "Figure",
    "matplotlib.pyplot.gca": "Axes",
    "matplotlib.pyplot.subplot": "Axes",
    "matplotlib.pyplot.axes": "Axes",
    "matplotlib.Figure.subplots": "Axes",
    "matplotlib.Figure.add_subplot": "Axes",
    "matplotlib.Figure.gca": "Axes",
    "matplotlib.Axes.twinx": "Axes",
    "matplotlib.Axes.twiny": "Axes",
    "matplotlib.Axes.figure": "Figure",
}
# What an item is, by the type of the key; where jedi does not know the key it offers both.
_ITEMS = {
    "pandas.DataFrame": (("str", "Series"), ("list", "DataFrame")),
    "pandas.DataFrameGroupBy": (("str", "SeriesGroupBy"), ("list", "DataFrameGroupBy")),
}
_GROUP_RESULTS = _words(
    """
    mean sum count min max std var median first last nunique size head tail cumsum cumcount shift
    transform rank describe value_counts quantile prod sem diff pct_change ffill bfill nth
    """
)
_BUILT_IN = frozenset({"int", "float", "str", "bool", "list", "dict", "tuple", "bytes", "set", "object"})
_OPERATORS = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "matmul"),
    *("eq", "ne", "lt", "le", "gt", "ge", "radd", "rsub", "rmul", "rtruediv", "neg", "invert", "abs"),
)
_PARAGRAPH = 400


def key() -> str:
    """Names the outlines of the libraries that are installed."""
    versions = []
    for library in _LIBRARIES:
        try:
            versions.append(f"{library}{version(library)}")
        except PackageNotFoundError:
            continue
    return "-".join([*versions, f"r{REVISION}"])


def write(folder: Path) -> Path:
    """Writes the outlines into *folder* under their `key()`, unless they are there; gives their folder.

    They appear whole or not at all, whoever else is writing them. Raises OSError where it cannot.
    """
    target = folder / key()
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="outline-", dir=folder))
    try:
        for name in _MODULES:
            try:
                module = importlib.import_module(name)
            except ImportError:
                continue
            file = made.joinpath(*name.split("."), "__init__.py")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_module_outline(name, module), encoding="utf-8")
        try:
            made.rename(target)
        except OSError:
            if not target.is_dir():
                raise
    finally:
        rmtree(made, ignore_errors=True)
    for old in folder.iterdir():
        if old != target and old.is_dir() and not old.name.startswith("outline-"):
            rmtree(old, ignore_errors=True)
    return target


def _module_outline(name: str, module: types.ModuleType) -> str:
    lines = ["from __future__ import annotations", "from typing import overload"]
    if name.startswith("numpy."):
        lines.append("from numpy import ndarray, dtype, float64, int64, generic")
    if name.startswith(("pandas", "matplotlib")):
        lines.append("from numpy import ndarray, dtype, float64")
    if name.startswith("pandas."):
        lines.append("from pandas import DataFrame, Series, Index")
    classes: dict[str, type] = {}
    rest: list[tuple[str, Any]] = []
    for public in _public_names(module):
        value = getattr(module, public, None)
        if isinstance(value, types.ModuleType):
            if value.__name__ in _MODULES:
                lines.append(f"import {value.__name__} as {public}" if "." in value.__name__ else "")
            else:
                lines.append(f"{public} = object()")
        elif inspect.isclass(value):
            if _is_foreign(name, value) or value.__name__ != public:
                rest.append((public, value))
            else:
                classes[public] = value
        else:
            rest.append((public, value))
    for more in _more_classes(name):
        classes[more.__name__] = more
    known = set(classes) | ({"ndarray", "dtype", "float64", "int64"} if name.startswith("numpy") else set())
    for class_name in sorted(classes, key=lambda each: (len(classes[each].__mro__), each)):
        lines += _class_outline(name, class_name, classes, known)
    for public, value in rest:
        lines += _member_outline(name, "", public, value, known)
    return "\n".join(line for line in lines if line) + "\n"


def _public_names(module: types.ModuleType) -> list[str]:
    names = [name for name in dir(module) if not name.startswith("_") or name == "__version__"]
    return [name for name in names if name.isidentifier() and not keyword.iskeyword(name)]


def _is_foreign(name: str, value: type) -> bool:
    """Whether a class that a module shows is at home in another library or another outlined module."""
    home = value.__module__ or ""
    library = name.partition(".")[0]
    if home.partition(".")[0] != library:
        return True
    return home in _MODULES and home != name


def _more_classes(name: str) -> Iterator[type]:
    library, paths = _MORE_CLASSES.get(name, ("", ()))
    for path in paths:
        module, _, class_name = f"{library}.{path}".rpartition(".")
        try:
            found = getattr(importlib.import_module(module), class_name)
        except (ImportError, AttributeError):
            continue
        if inspect.isclass(found):
            yield found


def _class_outline(name: str, class_name: str, classes: dict[str, type], known: set[str]) -> list[str]:
    cls = classes[class_name]
    bases = [base for base in cls.__mro__[1:] if classes.get(base.__name__) is base]
    if issubclass(cls, BaseException):
        bases = bases or [next(base for base in cls.__mro__[1:] if base.__module__ == "builtins")]
    elif issubclass(cls, enum.Enum):
        bases = []
    base = bases[0] if bases else None
    library = name.partition(".")[0]
    head = f"class {class_name}({base.__name__}):" if base is not None else f"class {class_name}:"
    body = _doc_lines(cls)
    inherited = set(dir(base)) if base is not None else set()
    own = [each for each in dir(cls) if not each.startswith("_")]
    for member in own:
        if not member.isidentifier() or keyword.iskeyword(member):
            continue
        try:
            value = inspect.getattr_static(cls, member)
        except AttributeError:
            continue
        if base is not None and member in inherited and inspect.getattr_static(base, member, None) is value:
            continue
        body += _member_outline(library, class_name, member, value, known)
    if not issubclass(cls, BaseException):
        body += _special_outline(library, class_name, cls, base, known)
    return [head, *(("    " + line) if line else "" for line in body or ["..."])]


def _special_outline(
    library: str, class_name: str, cls: type, base: type | None, known: set[str]
) -> list[str]:
    lines = []
    if base is None or "__init__" in vars(cls):
        parameters = _parameters(cls, in_class=True)
        if parameters is not None:
            lines.append(f"def __init__({parameters}): ...")
    for key_type, item in _ITEMS.get(f"{library}.{class_name}", ()):
        lines += ["@overload", f"def __getitem__(self, key: {key_type}) -> {item}: ..."]
    if lines and lines[-1].startswith("def __getitem__"):
        lines.append("def __getitem__(self, key): ...")
    for special in ("__getitem__", "__iter__"):
        result = _RETURNS.get(f"{library}.{class_name}.{special}")
        if result:
            argument = "self" if special == "__iter__" else "self, key"
            lines += [f"def {special}({argument}){_arrow(result)}:", *_body(None, result)]
    if class_name in ("DataFrame", "Series", "Index", "ndarray", "float64", "int64", "Timestamp"):
        unary = ("neg", "invert", "abs")
        for operator in _OPERATORS:
            if hasattr(cls, f"__{operator}__"):
                argument = "self" if operator in unary else "self, other"
                lines.append(f"def __{operator}__({argument}) -> {class_name}: ...")
    if hasattr(cls, "__enter__"):
        lines += [f"def __enter__(self) -> {class_name}: ...", "def __exit__(self, *exc): ..."]
    return lines


def _member_outline(name: str, class_name: str, member: str, value: Any, known: set[str]) -> list[str]:
    owner = f"{name}.{class_name}" if class_name else name
    result = _result(owner, class_name, member, value, known)
    function = value
    if isinstance(value, (staticmethod, classmethod)):
        function = value.__func__
    if isinstance(function, property) or inspect.isdatadescriptor(function) or _is_accessor(function):
        if f"{owner}.{member}" in _RETURNS:
            return [f"{member}: {_RETURNS[f'{owner}.{member}']}"]
        return ["@property", f"def {member}(self){_arrow(result)}:", *_body(function, result)]
    if inspect.isclass(function):
        home = function.__module__
        if home == "builtins":
            return [f"{member} = {function.__name__}"]
        if function.__name__ in known and function.__name__ != member:
            return [f"{member} = {function.__name__}"]
        if home in _MODULES and not class_name:
            return [f"from {home} import {function.__name__} as {member}"]
        return [f"class {member}: ..."]
    if callable(function):
        parameters = _parameters(function, in_class=bool(class_name))
        if parameters is None:
            parameters = "self, *args, **kwargs" if class_name else "*args, **kwargs"
        decorators = []
        if isinstance(value, classmethod):
            decorators = ["@classmethod"]
            result = result or class_name
        elif isinstance(value, staticmethod):
            decorators = ["@staticmethod"]
        return [*decorators, f"def {member}({parameters}){_arrow(result)}:", *_body(function, result)]
    kind = type(value).__name__
    if kind in _BUILT_IN:
        return [f"{member}: {kind}"]
    return [f"{member}: {kind}" if kind in known else f"{member} = object()"]


def _is_accessor(value: Any) -> bool:
    return type(value).__name__ in {"CachedAccessor", "Accessor", "cached_property", "AxisProperty"}


def _arrow(result: str) -> str:
    return f" -> {result}" if result and not result.startswith("yield ") else ""


def _body(value: Any, result: str) -> list[str]:
    lines = _doc_lines(value) if value is not None else []
    if result.startswith("yield "):
        lines.append(result)
    return [f"    {line}" for line in lines or ["..."]]


def _doc_lines(value: Any) -> list[str]:
    doc = inspect.getdoc(value) or ""
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", doc) if part.strip()]
    # The documentation of compiled functions begins with the signature.
    if paragraphs and re.match(r"[\w.]+\(", paragraphs[0]):
        lines = paragraphs[0].split("\n")
        paragraphs[0] = "\n".join(lines[1:]).strip()
    first = next((part for part in paragraphs if part), "")
    words = textwrap.shorten(" ".join(first.split()), _PARAGRAPH, placeholder=" …")
    return [repr(words)] if words else []


def _parameters(function: Any, *, in_class: bool) -> str | None:
    """The parameters as they are written, defaults that are no literals as `...`; None if unknown."""
    signature: inspect.Signature | None
    try:
        signature = inspect.signature(function)
    except (ValueError, TypeError):
        return _parameters_of_doc(function, in_class=in_class)
    parts: list[str] = []
    parameters = list(signature.parameters.values())
    if in_class and (not parameters or parameters[0].name not in ("self", "cls")):
        parts.append("self")
    has_star = False
    seen_positional_only = False
    for parameter in parameters:
        if seen_positional_only and parameter.kind is not parameter.POSITIONAL_ONLY:
            parts.append("/")
            seen_positional_only = False
        name = parameter.name
        if parameter.kind is parameter.VAR_POSITIONAL:
            parts.append(f"*{name}")
            has_star = True
            continue
        if parameter.kind is parameter.VAR_KEYWORD:
            parts.append(f"**{name}")
            continue
        if parameter.kind is parameter.KEYWORD_ONLY and not has_star:
            parts.append("*")
            has_star = True
        seen_positional_only = parameter.kind is parameter.POSITIONAL_ONLY
        default = "" if parameter.default is parameter.empty else f"={_literal(parameter.default)}"
        parts.append(name + default)
    if seen_positional_only:
        parts.append("/")
    return _valid_parameters(", ".join(parts))


def _parameters_of_doc(function: Any, *, in_class: bool) -> str | None:
    doc = inspect.getdoc(function) or ""
    match = re.match(r"(?:[\w.]+\.)?\w+\(([^)]*)\)", doc)
    if match is None:
        return None
    parameters = match[1].replace("[", "").replace("]", "")
    parameters = re.sub(r"=\s*<[^>]*>", "=...", parameters)
    return _valid_parameters(("self, " if in_class else "") + parameters)


def _valid_parameters(parameters: str) -> str | None:
    try:
        ast.parse(f"def f({parameters}): ...")
    except SyntaxError:
        return None
    return parameters


def _literal(value: Any) -> str:
    if inspect.isclass(value):
        return value.__name__
    text = repr(value)
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError):
        return "..."
    return text if len(text) <= 40 else "..."


def _result(owner: str, class_name: str, member: str, value: Any, known: set[str]) -> str:
    """What calling or reading *member* gives, as an annotation that jedi can follow; empty if unknown."""
    written = _RETURNS.get(f"{owner}.{member}")
    if written is not None:
        return written
    if class_name in ("DataFrameGroupBy", "SeriesGroupBy", "Rolling", "Expanding", "Resampler") and (
        member in _GROUP_RESULTS
    ):
        return "Series" if class_name == "SeriesGroupBy" else "DataFrame"
    if owner.startswith("numpy"):
        return _numpy_result(owner, class_name, member, value)
    function = value.fget if isinstance(value, property) else value
    function = getattr(function, "__func__", function)
    annotations = getattr(function, "__annotations__", None) or {}
    return _followable(annotations.get("return"), class_name, known)


def _numpy_result(owner: str, class_name: str, member: str, value: Any) -> str:
    if class_name == "Generator":
        return "ndarray" if member not in ("bit_generator", "spawn", "shuffle") else ""
    if class_name in ("ndarray", "matrix", "recarray"):
        if member in _ARRAY_METHODS:
            return "ndarray"
    elif class_name:
        return ""
    if member in _TRUTHS:
        return "bool"
    if member in _SCALARS:
        return "float64"
    if class_name:
        return ""
    import numpy

    if isinstance(value, numpy.ufunc) or member in _ARRAYS:
        return "ndarray"
    return ""


def _followable(annotation: Any, class_name: str, known: set[str]) -> str:
    if inspect.isclass(annotation):
        annotation = annotation.__name__
    if not isinstance(annotation, str):
        return ""
    try:
        tree = ast.parse(annotation, mode="eval").body
    except SyntaxError:
        return ""
    parts = []
    for part in _alternatives(tree):
        text = ast.unparse(part)
        if text in ("Self", "NDFrameT", "Self_"):
            text = class_name
        outer = text.partition("[")[0].rpartition(".")[2]
        if outer in known or outer in ("ndarray", "dtype") or outer in _BUILT_IN:
            parts.append(outer)
    return " | ".join(dict.fromkeys(parts))


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _alternatives(node.left)
        yield from _alternatives(node.right)
    else:
        yield node


def main() -> int:
    # The libraries' own words on import (fonts, configuration) belong nowhere.
    os.environ.setdefault("MPLBACKEND", "agg")
    write(Path(sys.argv[1]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
