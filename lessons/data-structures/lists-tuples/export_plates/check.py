"""What the JSON says: the layers, the names, the values; then no plates and the list itself."""

import ast
import json

from tutor_app.checks.expect import NotYet, call, difference, expect, expect_defined, expect_unchanged, short

KEYS = {"plate", "sharpness", "at"}
NAMES_LOST = "A named tuple is a tuple to json: field names are lost."


def _wanted(rows):
    wanted = []
    for text, sharpness, at in rows:
        row, col = at or (0, 0)
        wanted.append({"plate": text, "sharpness": sharpness, "at": {"row": row, "col": col}})
    return wanted


def _plates(answer, rows):
    plate = expect_defined(answer, "Plate", "class")
    spot = expect_defined(answer, "Spot", "class")
    return [
        plate(text, sharpness, spot(*at)) if at else plate(text, sharpness) for text, sharpness, at in rows
    ]


def _error_reason(text, plates):
    if "__dict__" in text or "vars()" in text:
        return "A NamedTuple has no `__dict__`: its values stand in the tuple, its names in the class."
    if "dataclass" in text:
        return "A NamedTuple is no dataclass; it has `_asdict()` of its own."
    return "" if plates else "Without plates an empty array is asked for, `[]`."


def _is_python(text):
    """Whether *text* is what `str` makes of a list of dicts or records."""
    if text.startswith("[Plate("):
        return True
    try:
        return isinstance(ast.literal_eval(text), (list, tuple, dict))
    except (ValueError, SyntaxError):
        return "Spot(row=" in text


def _parsed(subject, text, plates):
    try:
        return json.loads(text)
    except ValueError as error:
        if not plates:
            reason = f"Without plates an empty array is asked for, `[]`, but {short(text)} came back."
        elif _is_python(text):
            reason = f"This is a Python repr, not JSON: {short(text, 70)}. JSON texts stand in double quotes."
        elif "Extra data" in str(error):
            reason = "One array is asked for, not one object after the other."
        elif any(mark in plate.plate for plate in plates for mark in "'\"\\"):
            reason = (
                "A text may hold quotes and backslashes, and JSON wants them escaped: `json.dumps` does that."
            )
        else:
            reason = f"It begins with {short(text, 60)}."
        raise NotYet(f"{subject} returned text that is no JSON ({error}). {reason}") from None


def _export(answer, plates):
    """What the JSON of the answer says."""
    subject = f"`export_plates({short(plates, 130)})`"
    given = list(plates)
    try:
        text = call(answer.export_plates, given)
    except NotYet as told:
        raise NotYet(f"{told} {_error_reason(str(told), plates)}".strip()) from None
    expect(
        text is not None, f"{subject} returned nothing, but JSON text was expected: is a `return` missing?"
    )
    if isinstance(text, (bytes, bytearray)):
        raise NotYet(f"{subject} returned bytes. Text is asked for, a `str`; bytes have to be decoded first.")
    expect(
        isinstance(text, str),
        f"{subject} returned {short(text, 60)}, which is still Python data: `json.dumps` makes the text.",
    )
    return subject, _parsed(subject, text, plates)


def _objects(count):
    return "1 object" if count == 1 else f"{count} objects"


def _is_json(value):
    try:
        return isinstance(json.loads(value), (dict, list))
    except (TypeError, ValueError):
        return False


def _expect_object(subject, place, came, wanted):
    where = f"{subject}: object {place}"
    if isinstance(came, list):
        raise NotYet(
            f"{where} is the array {short(came, 60)}, but {short(wanted, 100)} was expected. {NAMES_LOST} "
            "Note that json never asks `default` about a tuple, since it knows tuples already."
        )
    if isinstance(came, str) and _is_json(came):
        raise NotYet(f"{where}, {short(came, 60)}, is JSON inside of JSON: dump once, at the end.")
    expect(isinstance(came, dict), f"{where} is {short(came, 60)}, but {short(wanted, 100)} was expected.")
    if {"row", "col"} <= set(came):
        raise NotYet(
            f"{where} has the keys {sorted(came)}, but {sorted(wanted)} were expected. "
            "The spot is an object of its own under 'at'."
        )
    expect(
        set(came) == KEYS,
        f"{where} has the keys {sorted(came)}, but {sorted(wanted)} were expected. "
        "Every object has the same three keys, also for the default spot.",
    )
    at = came["at"]
    if isinstance(at, list):
        raise NotYet(
            f"{where} has {at} under 'at', but {wanted['at']} was expected. "
            "The inner record lost its names: `_asdict()` converts the outer layer only."
        )
    if isinstance(at, str):
        reason = (
            f"{short(at, 60)} is JSON inside of JSON: dump once, at the end."
            if _is_json(at)
            else "a text came, but an object with the keys 'row' and 'col' is asked for"
        )
        raise NotYet(f"{where} has {short(at, 60)} under 'at': {reason}.".replace("..", "."))
    expect(
        isinstance(at, dict) and set(at) == {"row", "col"},
        f"{where} has {short(at, 60)} under 'at', but {wanted['at']} was expected.",
    )
    for name, value, right in (
        ("plate", came["plate"], wanted["plate"]),
        ("sharpness", came["sharpness"], wanted["sharpness"]),
        ("row", at["row"], wanted["at"]["row"]),
        ("col", at["col"], wanted["at"]["col"]),
    ):
        if not difference(value, right):
            continue
        if name == "plate":
            reason = "A plate may hold any text, and reading the JSON gives it back as it was."
        elif isinstance(value, str):
            reason = "Numbers stay numbers in JSON."
        elif right == 0:
            reason = "Zero is a number like any other."
        elif isinstance(value, (int, float)) and abs(value - right) < 1:
            reason = "A number keeps all its digits."
        else:
            reason = ""
        raise NotYet(f"{where} has {name} {short(value, 60)}, but {short(right, 60)} was expected. {reason}")


def _expect_export(answer, rows):
    plates = _plates(answer, rows)
    subject, came = _export(answer, plates)
    wanted = _wanted(rows)
    if not isinstance(came, list):
        kind = {dict: "an object", str: "one text"}.get(type(came), short(came, 60))
        raise NotYet(
            f"{subject}: an array with one object for each plate was expected, but {kind} came back. "
            "Dump a list of dicts, once."
        )
    for place, (have, want) in enumerate(zip(came, wanted, strict=False)):
        if have in wanted and have != want and len(came) == len(wanted):
            raise NotYet(
                f"{subject}: object {place} is {short(have, 80)}, but {short(want, 80)} was expected. "
                "The objects keep the order of the list."
            )
        if have in wanted[place:] or have in wanted[:place]:
            continue
        _expect_object(subject, place, have, want)
    if len(came) != len(wanted):
        texts = [text for text, _, _ in rows]
        reason = "One object for each plate is asked for."
        if len(came) == len(set(texts)) < len(texts):
            reason = "A plate that was seen twice comes out twice."
        elif len(came) == 1:
            reason = "Is the `return` inside the loop?"
        raise NotYet(f"{subject} gave {_objects(len(came))}, but {len(wanted)} were expected. {reason}")
    expect(
        not difference(came, wanted), f"{subject} says {short(came, 100)}, which is not what was expected."
    )


def check_names_at_every_level(answer):
    """Each record is an object with its names, and so is the spot in it"""
    _expect_export(answer, [("TR 407", 0.5, (3, 12)), ("KB 1188", 0.875, (240, 96))])
    _expect_export(answer, [("TR 407", 0.5, (3, 12))])
    _expect_export(answer, [("TR 407", 0.5, (3, 12)), ("KB 1188", 0.875, (240, 96)), ("AA 3", 0.25, (1, 2))])


def check_values(answer):
    """Numbers are numbers with all their digits, zero is one of them, and the default spot comes along"""
    _expect_export(answer, [("TR 407", 0.123456789012, (3, 12)), ("KB 1188", 12.5, (2048, 96))])
    _expect_export(answer, [("TR 407", 0.0, (0, 12)), ("KB 1188", 0.75, (7, 0))])
    _expect_export(answer, [("TR 407", 0.5, None), ("KB 1188", 0.75, (7, 9))])


def check_order_and_repeats(answer):
    """One object for each plate, in the order of the list"""
    _expect_export(
        answer,
        [("TR 407", 0.5, (3, 12)), ("KB 1188", 0.9, (1, 1)), ("TR 407", 0.7, (3, 14)), ("AA 3", 1.5, None)],
    )
    _expect_export(answer, [("TR 407", 0.5, (3, 12)), ("TR 407", 0.5, (3, 12))])


def check_any_text(answer):
    """Quotes, backslashes and letters that are not ASCII come back as they were"""
    for text in ('TR "407"', "O'NEIL 1", "TR\\407", "ŁÓ 47", "[Plate(", "", "line\nbreak", "None"):
        _expect_export(answer, [(text, 0.5, (3, 12)), ("KB 1188", 0.75, (7, 9))])


def check_no_plates(answer):
    """Without plates an empty array"""
    subject, came = _export(answer, [])
    expect(
        came == [] and isinstance(came, list),
        f"{subject} says {short(came)}. Without plates an empty array is asked for, `[]`.",
    )


def check_the_list_is_left_alone(answer):
    """The list stays as it is, and a second call says the same"""
    plates = _plates(answer, [("TR 407", 0.5, (3, 12)), ("AA 3", 0.75, (7, 9))])
    with expect_unchanged(plates, what="the list", hint="The next export needs it again."):
        first = call(answer.export_plates, plates)
    second = call(answer.export_plates, plates)
    expect(
        first == second,
        f"A second call with the same plates returned {short(second)}, the first {short(first)}. "
        "Each call starts from nothing.",
    )
