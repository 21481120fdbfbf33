"""Blocks level by level, values that are false, kinds that differ; then what the result shares."""

import copy

from tutor_app.checks.expect import call, expect, expect_call, expect_unchanged, expect_value

DAY = {"crs": "EPSG:25832", "tile": {"px": 256, "overlap": 16, "bands": ["red", "green"]}, "gain": 1.5}
NIGHT = {"tile": {"overlap": 32}, "seed": 3}


def check_blocks(answer):
    """A block keeps the settings that only the base has"""
    came = call(answer.merge_config, {"a": 1}, {})
    expect(came is not None, "`merge_config({'a': 1}, {})` returned nothing: is a `return` missing?")
    expect_call(
        answer.merge_config,
        {"px": 256, "overlap": 16},
        {"overlap": 32, "seed": 3},
        returns={"px": 256, "overlap": 32, "seed": 3},
        hint="`over` wins, and a key that only `over` has is in the result as well.",
    )
    expect_call(
        answer.merge_config,
        {"tile": {"px": 256, "overlap": 16}},
        {"tile": {"overlap": 32}},
        returns={"tile": {"px": 256, "overlap": 32}},
        hint="A nested block was replaced as a whole: its other settings are lost.",
    )
    expect_call(
        answer.merge_config,
        {"a": {"b": {"c": {"x": 1, "y": 2}, "z": 3}}},
        {"a": {"b": {"c": {"y": 5}}}},
        returns={"a": {"b": {"c": {"x": 1, "y": 5}, "z": 3}}},
        hint="Only one level was merged: blocks in blocks are merged in the same way.",
    )
    expect_call(
        answer.merge_config,
        {"a": {"x": 1}},
        {"b": {"y": {"z": 2}}},
        returns={"a": {"x": 1}, "b": {"y": {"z": 2}}},
        hint="Look at a key that only `over` has, or only the base.",
    )


def check_empty(answer):
    """Empty blocks and empty settings"""
    hint = "An empty block has nothing that could win."
    expect_call(answer.merge_config, {"a": {"x": 1}}, {"a": {}}, returns={"a": {"x": 1}}, hint=hint)
    expect_call(answer.merge_config, {"a": {}}, {"a": {"x": 1}}, returns={"a": {"x": 1}})
    expect_call(answer.merge_config, {}, {}, returns={})
    expect_call(answer.merge_config, {}, {"a": {"x": [1]}}, returns={"a": {"x": [1]}})


def check_false_values(answer):
    """None, False, 0 and an empty text win like any value"""
    hint = "In `over`, None, False, 0 and an empty text are values like any other."
    for value in (None, False, 0, "", []):
        expect_call(
            answer.merge_config, {"k": 7}, {"k": value}, returns={"k": value}, exact_type=True, hint=hint
        )
        expect_call(
            answer.merge_config,
            {"b": {"k": 7, "o": 1}},
            {"b": {"k": value}},
            returns={"b": {"k": value, "o": 1}},
            exact_type=True,
            hint=hint,
        )
        expect_call(
            answer.merge_config,
            {"k": value},
            {},
            returns={"k": value},
            exact_type=True,
            hint="The base has it.",
        )


def check_other_kinds(answer):
    """Lists are replaced, blocks and numbers replace each other"""
    expect_call(
        answer.merge_config,
        {"bands": ["red", "green"]},
        {"bands": ["ir"]},
        returns={"bands": ["ir"]},
        hint="Lists are not joined: that of `over` replaces the other.",
    )
    hint = "Where one side has no block, the value is replaced, whatever the two are."
    for base, over in (
        ({"tile": 256}, {"tile": {"px": 512}}),
        ({"tile": {"px": 512}}, {"tile": 256}),
        ({"tile": {"px": 512}}, {"tile": None}),
        ({"tile": None}, {"tile": {"px": 512}}),
        ({"tile": ["px"]}, {"tile": {"px": 512}}),
        ({"tile": {"px": 512}}, {"tile": ["px"]}),
    ):
        try:
            came = answer.merge_config(copy.deepcopy(base), copy.deepcopy(over))
        except Exception as error:
            expect(False, f"`merge_config({base}, {over})` raised {type(error).__name__}: {error}. {hint}")
        expect_value(came, dict(over), what=f"`merge_config({base}, {over})`", hint=hint)


def check_inputs_unchanged(answer):
    """Neither input is changed by the merge"""
    base, over = copy.deepcopy(DAY), copy.deepcopy(NIGHT)
    with expect_unchanged(base, over, what="an input", hint="Neither input may change."):
        call(answer.merge_config, base, over)


def _edit(value):
    """Change every dict and list in *value*."""
    if isinstance(value, dict):
        for inner in value.values():
            _edit(inner)
        value["edited"] = True
    elif isinstance(value, list):
        for inner in value:
            _edit(inner)
        value.append("edited")


def check_nothing_is_shared(answer):
    """Editing the result changes no input, at any depth"""
    pairs = (
        (DAY, NIGHT),
        ({"a": {"b": {"c": [1, [2]]}}}, {"a": {"x": 1}}),
        ({"a": 1}, {"n": {"m": {"k": [1, {"z": [2]}]}}}),
        ({"a": [{"x": [1]}]}, {"b": [{"y": [2]}]}),
        ({"a": {"b": 1}, "l": [1]}, {}),
        ({}, {"a": {"b": 1}, "l": [1]}),
    )
    for base, over in pairs:
        left, right = copy.deepcopy(base), copy.deepcopy(over)
        result = call(answer.merge_config, left, right)
        _edit(result)
        for name, now, before in (("base", left, base), ("over", right, over)):
            expect_value(
                now,
                before,
                what=f"After `merge_config({base}, {over})` and edits of the result, `{name}`",
                hint="Editing the result changed an input: they share a dict or a list.",
            )
