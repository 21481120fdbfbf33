"""Checks for `LabelMap`."""

from tutor_app.checks.expect import (
    call,
    expect,
    expect_call,
    expect_defined,
    expect_raises,
    expect_type,
    expect_value,
)

ZERO = "The id 0 is false, so a test for truth takes the first label for a missing one."
MATERIALS = ["tin", "glass", "paper", "tin", "glass"]


def fitted(answer):
    expect_defined(answer, "LabelMap", kind="class")
    return call(answer.LabelMap.fit, list(MATERIALS))


def check_sorted_ids(answer):
    """Ids count from 0 in sorted order, whatever order the labels come in"""
    labels = fitted(answer)
    for name, number in [("paper", 1), ("tin", 2)]:
        expect_value(
            call(labels.encode, name),
            number,
            what=f'After `fit({MATERIALS})`, `encode("{name}")`',
            hint="Ids follow the sorted order of the labels, not the order in which they came.",
        )
    expect_call(labels.encode, "glass", returns=0, hint=ZERO)
    again = call(answer.LabelMap.fit, iter(["paper", "glass"]))
    expect_value(call(again.encode, "paper"), 1, what='After `fit` with an iterator, `encode("paper")`')


def check_decode(answer):
    """decode gives the name back"""
    labels = fitted(answer)
    for name, number in [("glass", 0), ("tin", 2)]:
        expect_value(call(labels.decode, number), name, what=f"`decode({number})`")


def check_unknown_name_raises(answer):
    """An unknown name raises KeyError when no `unknown` is given"""
    labels = fitted(answer)
    expect_raises(
        KeyError,
        labels.encode,
        "foil",
        hint="At training time an unknown name is a bug, and it must be heard.",
    )


def check_unknown_is_used(answer):
    """With `unknown` it comes back for a new name, and only for a new name"""
    labels = fitted(answer)
    expect_value(
        call(labels.encode, "glass", unknown=-1),
        0,
        what='`encode("glass", unknown=-1)`',
        hint=ZERO,
    )
    for unknown in (7, -1, 0):
        expect_call(
            labels.encode,
            "foil",
            unknown=unknown,
            returns=unknown,
            hint="What is given as `unknown` must come back for a name that was not there.",
        )


def check_ids_never_given(answer):
    """decode raises KeyError for an id that was never given"""
    labels = fitted(answer)
    expect_raises(
        KeyError,
        labels.decode,
        -1,
        hint="-1 is an id that was never given, and as an index it means the last label.",
    )
    expect_raises(KeyError, labels.decode, 3)


def check_round_trip(answer):
    """After the trip through JSON it encodes and decodes the same"""
    labels = fitted(answer)
    text = call(labels.to_json)
    expect_type(text, str, what="What to_json returned")
    loaded = call(answer.LabelMap.from_json, text)
    number = call(loaded.encode, "paper")
    expect(
        not isinstance(number, str),
        f'After the round trip `encode("paper")` gave the text {number!r}; the int 1 was expected. '
        "The keys of a JSON object are text, so numbers used as keys come back as text.",
    )
    expect_value(number, 1, what='After the round trip, `encode("paper")`')
    expect_value(
        call(loaded.decode, 2),
        "tin",
        what="After the round trip, `decode(2)`",
        hint="The keys of a JSON object are text, so numbers used as keys come back as text.",
    )
    expect_raises(KeyError, loaded.decode, -1)
    expect_raises(KeyError, loaded.encode, "foil")
