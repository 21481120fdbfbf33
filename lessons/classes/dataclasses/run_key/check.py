"""Equal keys first, then what makes them differ, then what must not change them."""

import dataclasses

from tutor_app.checks.expect import (
    NotYet,
    call,
    expect,
    expect_defined,
    expect_type,
    expect_unchanged,
    expect_value,
    short,
)

ORDER = "Another order gave another key"
TYPES = "The type of a value belongs to the key: put its name beside the value."


def _kind(answer):
    kind = expect_defined(answer, "RunKey", kind="class")
    expect(hasattr(kind, "make"), "`RunKey` has no method `make` yet.")
    return kind


def _make(answer, params, *, model="ridge", **more):
    kind = _kind(answer)
    key = call(kind.make, model, params, **more)
    expect_type(key, kind, what=f"`RunKey.make({short(model)}, {short(params, 60)})`")
    return key


def _hash(key, params):
    try:
        came = hash(key)
    except TypeError as error:
        raise NotYet(
            f"The key of {short(params)} has no hash ({error}). Everything that is compared must be hashable,"
            " at every depth."
        ) from None
    return call(lambda: came)


def _same(answer, params, other, reason, **more):
    """Both make one key: equal, with one hash."""
    first, second = _make(answer, params), _make(answer, other, **more)
    story = f"{short(params)} and {short(other)}"
    one, two = _hash(first, params), _hash(second, other)
    expect(call(lambda: first == second) is True, f"{reason}: the keys of {story} are not equal.")
    expect(call(lambda: first != second) is False, f"{reason}: of the keys of {story}, `!=` says True.")
    expect(one == two, f"{reason}: the keys of {story} are equal, but their hashes are not.")


def _differ(answer, params, other, reason):
    first, second = _make(answer, params), _make(answer, other)
    expect(
        call(lambda: first == second) is False,
        f"{reason}: the keys of {short(params)} and {short(other)} are equal.",
    )


def check_model_and_note(answer):
    """A key has its model and its note"""
    key = _make(answer, {"alpha": 1}, note="first")
    for name, value in (("model", "ridge"), ("note", "first")):
        expect(hasattr(key, name), f"A key has no attribute `{name}`.")
        expect_value(getattr(key, name), value, what=f"`key.{name}`")
    expect_value(_make(answer, {}).note, "", what="Without a note, `key.note`")


def check_equal_keys(answer):
    """The same settings make equal keys with equal hashes"""
    for params in (
        {},
        {"alpha": 1},
        {"alpha": 0.5, "name": "x", "on": True, "off": None},
        {"cols": ["ph", "salt"]},
        {"grid": [[1, 2], [3]], "inner": {"deep": {"list": [{"a": 1}]}}},
    ):
        _same(answer, params, _copied(params), "The same settings gave two keys")


def _copied(value):
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def check_order_of_dicts(answer):
    """The order of a dict does not matter, at any depth"""
    _same(answer, {"alpha": 1, "depth": 2, "a": 3}, {"a": 3, "depth": 2, "alpha": 1}, ORDER)
    _same(answer, {"b": 1, "a": "x", "c": None}, {"c": None, "a": "x", "b": 1}, ORDER)
    _same(answer, {"m": {"a": 1, "b": 2}}, {"m": {"b": 2, "a": 1}}, f"{ORDER}, inside of a dict")
    _same(answer, {"m": [{"a": 1, "b": 2}]}, {"m": [{"b": 2, "a": 1}]}, f"{ORDER}, inside of a list")


def check_other_settings(answer):
    """Other settings make other keys"""
    _differ(answer, {"alpha": 1}, {"alpha": 2}, "Another value must give another key")
    _differ(answer, {"alpha": -1}, {"alpha": -2}, "Another value must give another key")
    _differ(answer, {"alpha": 1}, {"beta": 1}, "Another name must give another key")
    _differ(answer, {"alpha": 1}, {"alpha": 1, "beta": None}, "A further setting must give another key")
    _differ(answer, {"m": {"a": 1}}, {"m": {"a": 2}}, "Another value inside of a dict must give another key")
    for inside, outside in (
        ({"m": {"a": 1}}, {"a": 1, "m": {}}),
        ({"m": {"a": 1}}, {"m.a": 1}),
        ({"m": {"a": 1}}, {"m_a": 1}),
        ({"m": {"a": 1}}, {"m__a": 1}),
        ({"m": {"a": 1}}, {"m/a": 1}),
        ({"m": {"a": 1}, "b": 2}, {"m": {"a": 1, "b": 2}}),
        ({"m": [1]}, {"m": {"0": 1}}),
        ({"m": [[1], 2]}, {"m": [[1, 2]]}),
    ):
        _differ(answer, inside, outside, "What is inside and what is outside must not be mixed")
    first, second = _make(answer, {"alpha": 1}), _make(answer, {"alpha": 1}, model="lasso")
    expect(
        call(lambda: first == second) is False,
        "Another model must give another key: those of 'ridge' and 'lasso' are equal.",
    )


def _texts(value):
    """The texts in *value* and, for a key, in its attributes."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, bytes):
        return [value.decode(errors="replace")]
    if isinstance(value, (tuple, frozenset)):
        return [text for each in value for text in _texts(each)]
    return []


def check_texts_with_signs(answer):
    """A text that looks like more settings is one text"""
    first = _make(answer, {"a": "xx", "b": "yy"})
    slots = [name for kind in type(first).__mro__ for name in _slots(kind)]
    names = [*getattr(first, "__dict__", {}), *slots]
    kept = [first, *(getattr(first, name, None) for name in names)]
    for text in [text for each in kept for text in _texts(each)]:
        start, end = text.find("xx"), text.find("yy")
        if -1 < start < end:
            # What stands between the two values is what a text needs to look like both.
            forged = {"a": text[start:end] + "yy"}
            _differ(answer, {"a": "xx", "b": "yy"}, forged, "A text was taken for a further setting")


def _slots(kind):
    names = vars(kind).get("__slots__", ())
    return [names] if isinstance(names, str) else list(names)


def check_order_of_lists(answer):
    """The order of a list does matter"""
    reason = "The order of a list is meaningful"
    _differ(answer, {"cols": ["ph", "salt"]}, {"cols": ["salt", "ph"]}, reason)
    _differ(answer, {"net": [[64, 8], [1]]}, {"net": [[8, 64], [1]]}, reason)
    _differ(answer, {"cols": ["ph", "ph"]}, {"cols": ["ph"]}, "A value that is in a list twice counts twice")


def check_types(answer):
    """The type of a value is a part of the key, at any depth"""
    pairs = (
        (1, True, "1 and True gave one key"),
        (1, 1.0, "1 and 1.0 gave one key"),
        (1.0, True, "1.0 and True gave one key"),
        (0, False, "0 and False gave one key"),
        (1, "1", "1 and '1' gave one key"),
        (1.0, "1.0", "1.0 and '1.0' gave one key"),
        (True, "True", "True and 'True' gave one key"),
        (True, "true", "True and 'true' gave one key"),
        (None, "None", "None and 'None' gave one key"),
        (None, "null", "None and 'null' gave one key"),
        (None, False, "None and False gave one key"),
        ([], {}, "[] and {} gave one key"),
        ([], "[]", "[] and '[]' gave one key"),
        ([], None, "[] and None gave one key"),
        (["a"], "a", "['a'] and 'a' gave one key"),
        ([["a", 1]], {"a": 1}, "[['a', 1]] and {'a': 1} gave one key"),
        (["a", "b"], "['a', 'b']", "A list and its text gave one key"),
        (["a, b"], ["a", "b"], "['a, b'] and ['a', 'b'] gave one key"),
        (["a,b"], ["a", "b"], "['a,b'] and ['a', 'b'] gave one key"),
        (["a', 'b"], ["a", "b"], "A text with quotes and a comma was taken for two texts"),
    )
    for one, two, reason in pairs:
        _differ(answer, {"v": one}, {"v": two}, f"{reason}. {TYPES} Here")
    for one, two, reason in pairs[:6]:
        _differ(answer, {"v": [one]}, {"v": [two]}, f"{reason}, inside of a list. {TYPES} Here")
        _differ(answer, {"v": {"w": one}}, {"v": {"w": two}}, f"{reason}, inside of a dict. {TYPES} Here")


def check_note(answer):
    """The note is no part of the key"""
    params = {"alpha": 1}
    _same(answer, params, dict(params), "The note is part of the key", note="second oven")
    first = _make(answer, params, note="b")
    second = _make(answer, params, note="a")
    expect(
        call(lambda: first == second) is True and hash(first) == hash(second),
        "The note is part of the key: with the notes 'b' and 'a' the keys are not the same.",
    )


def check_lookup(answer):
    """A new equal key finds the result"""
    params = {"alpha": 1, "cols": ["ph", "salt"], "net": {"layers": [8, 4]}}
    first = _make(answer, params, note="night 1")
    _hash(first, params)
    results = {first: 0.81}
    again = _make(answer, {"net": {"layers": [8, 4]}, "cols": ["ph", "salt"], "alpha": 1})
    expect(
        again in results,
        "`RunKey.make(...)` with the same settings in another order does not find the result in a dict.",
    )
    expect(
        _make(answer, {**params, "alpha": 2}) not in results, "A key with alpha=2 found the one of alpha=1."
    )


def check_independent(answer):
    """Editing the dict afterwards changes no key"""
    params = {"alpha": 1, "cols": ["ph"], "net": {"layers": [8, 4]}}
    with expect_unchanged(params, what="`params`"):
        key = _make(answer, params)
        before = _hash(key, params)
    twin = _make(answer, _copied(params))
    for told, edit in (
        ("`params['alpha'] = 9`", lambda: params.update(alpha=9)),
        ("`params['cols'].append('salt')`", lambda: params["cols"].append("salt")),
        ("`params['net']['layers'].append(2)`", lambda: params["net"]["layers"].append(2)),
        ("`del params['net']`", lambda: params.pop("net")),
    ):
        edit()
        expect(
            call(lambda: key == twin) is True and hash(key) == before,
            f"After {told} the key is another one: it still looks into the dict that it was made from.",
        )


def check_frozen(answer):
    """A key cannot be edited"""
    key = _make(answer, {"alpha": 1, "cols": ["ph"]}, note="x")
    names = [each.name for each in dataclasses.fields(key)] if dataclasses.is_dataclass(key) else []
    own = [*getattr(key, "__dict__", {}), *getattr(type(key), "_fields", ()), "model", "note"]
    for name in dict.fromkeys([*names, *own]):
        if name.startswith("_") or not hasattr(key, name):
            continue
        value = getattr(key, name)
        expect(
            not isinstance(value, (list, dict, set, bytearray)),
            f"The key can be edited: `key.{name}` is a {type(value).__name__}, {short(value)}, and whoever"
            " reads it can change it.",
        )
        try:
            setattr(key, name, value)
        except AttributeError:
            continue
        raise NotYet(
            f"The key can be edited: `key.{name} = ...` raised no error. A key that changes in a dict is"
            " never found again."
        )
