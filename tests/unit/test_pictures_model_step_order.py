"""Steps in an order and blocks in memory, compared with NumPy and pandas."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest

from tutor_app.pictures.step_order import (
    COLUMNS,
    NEW_COLUMN,
    STEPS,
    WAYS,
    Conveyor,
    Memory,
    run_memory,
    run_steps,
    step_name,
)

COLUMNS_OF_VALUES = [(2, 3, 250), (0,), (-1, 5), (-4, 0.5, 30, 31), (7, 7, 7), (-1, -2, 1e6)]
NUMPY = {
    "cap": lambda values: np.minimum(values, 30),
    "log": np.log1p,
    "scale": lambda values: (values - values.mean()) / values.std(),
    "add": lambda values: values + 1,
    "double": lambda values: values * 2,
}


def test_every_order_of_every_choice_of_steps_computes_what_numpy_computes() -> None:
    for values in COLUMNS_OF_VALUES:
        for length in range(4):
            for steps in itertools.permutations(STEPS, length):
                expected = np.array(values, dtype=float)
                with np.errstate(all="ignore"):
                    for step in steps:
                        expected = NUMPY[step](expected)
                found = run_steps(Conveyor(values, steps))[-1].values
                np.testing.assert_allclose(found, expected, rtol=1e-12, err_msg=f"{values} {steps}")


def test_capping_before_and_after_the_log_differ_as_the_page_says() -> None:
    first = run_steps(Conveyor((2, 3, 250), ("cap", "log")))[-1].values
    second = run_steps(Conveyor((2, 3, 250), ("log", "cap")))[-1].values
    assert [round(value, 3) for value in first] == [1.099, 1.386, 3.434]
    assert [round(value, 3) for value in second] == [1.099, 1.386, 5.525]
    doubled = run_steps(Conveyor((3,), ("double", "add")))[-1].values
    assert doubled == (7,)
    assert run_steps(Conveyor((3,), ("add", "double")))[-1].values == (8,)


def test_the_caller_s_column_changes_exactly_where_a_frame_of_pandas_would() -> None:
    functions = {
        "cap": lambda column: column.clip(upper=30),
        "log": np.log1p,
        "scale": lambda column: (column - column.mean()) / column.std(ddof=0),
    }
    for steps in itertools.permutations(functions, 3):
        for in_place in itertools.chain.from_iterable(
            itertools.combinations(functions, count) for count in range(4)
        ):
            caller = frame = pd.DataFrame({"kg": [2.0, 3.0, 250.0]})
            stations = run_steps(Conveyor((2, 3, 250), steps, frozenset(in_place)))
            with np.errstate(all="ignore"):
                for step, station in zip(steps, stations[1:], strict=True):
                    made = functions[step](frame["kg"])
                    if step in in_place:
                        frame["kg"] = made
                    else:
                        frame = frame.assign(kg=made)
                    np.testing.assert_allclose(station.caller, caller["kg"])
                    np.testing.assert_allclose(station.values, frame["kg"])
                    assert station.caller_changed == (caller["kg"].tolist() != [2, 3, 250])
                    assert (station.where == "caller") == (step in in_place and frame is caller)


def test_a_step_says_what_it_changed_and_whose_frame_it_wrote_to() -> None:
    said = [
        station.said
        for station in run_steps(Conveyor((2, 3, 250), ("cap", "log", "add"), frozenset({"cap", "add"})))
    ]
    assert said == [
        "This is the caller's column.",
        "cap at 30 changed 1 of 3 values. It wrote into the caller's frame.",
        "log1p changed every value. It made a new frame.",
        "add 1 changed every value. It wrote into a frame that a step before had made.",
    ]


@pytest.mark.parametrize(
    ("values", "steps", "said"),
    [
        ((-2, 5), ("log",), "log1p has no answer below -1: 1 of 2 came out as nan."),
        ((-1, 5), ("log",), "log1p of -1 is -inf."),
        ((5,), ("scale",), "The spread is 0, and a division by 0 gives nan."),
        (
            (-1, 5),
            ("log", "scale"),
            "One value is not finite, so mean and spread are not: every value is nan.",
        ),
        ((10, 20), ("scale",), "scale takes the mean of 15 away and divides by the spread."),
        ((1, 2), ("cap",), "cap at 30 changed no value."),
        ((0, 0), ("double",), "double changed no value."),
    ],
)
def test_what_cannot_be_computed_is_explained(
    values: tuple[float, ...], steps: tuple[str, ...], said: str
) -> None:
    assert run_steps(Conveyor(values, steps))[-1].said == f"{said} It made a new frame."


def test_the_changed_values_are_marked() -> None:
    stations = run_steps(Conveyor((2, 31, math.nan), ("cap",)))
    assert stations[1].changed == (False, True, False)


def test_the_cap_is_part_of_the_name() -> None:
    assert step_name("cap", 45) == "cap at 45"
    assert run_steps(Conveyor((50,), ("cap",), cap=45))[-1].values == (45,)


# Blocks in memory


def frames_of(memory: Memory) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`df` before the program, and the variables that its code leaves, run by pandas."""
    names = COLUMNS[: memory.columns]
    columns = {name: pd.Series([number + 4, number + 7]) for number, name in enumerate(names)}
    df = pd.DataFrame(columns, copy=False)
    space = {"df": df}
    exec("\n".join(memory.code()[:-1]), space)
    return df, space["out"]


@pytest.mark.parametrize("columns", [2, 5, 8])
@pytest.mark.parametrize("way", WAYS)
def test_blocks_are_shared_where_pandas_shares_memory(way: str, columns: int) -> None:
    memory = Memory(columns, way)
    df, out = frames_of(memory)
    returned = run_memory(memory)[-2]
    assert returned.is_one == (out is df)
    left = dict(returned.left)
    right = left if returned.is_one else dict(returned.right)
    assert (list(left), list(right)) == (list(df), list(out))
    for name in df:
        shared = np.shares_memory(df[name].to_numpy(), out[name].to_numpy())
        assert (left[name] == right[name]) == shared, name
    for frame, places in ((df, left), (out, right)):
        for name in frame:
            np.testing.assert_allclose(returned.blocks[places[name]], frame[name])


@pytest.mark.parametrize("way", WAYS)
def test_a_write_of_the_caller_reaches_out_where_it_does_in_pandas(way: str) -> None:
    memory = Memory(4, way)
    df, out = frames_of(memory)
    df.loc[0, "kg"] = 9
    end = run_memory(memory)[-1]
    left = dict(end.left)
    right = left if end.is_one else dict(end.right)
    assert list(end.blocks[left["kg"]]) == df["kg"].tolist() == [9, 7]
    assert list(end.blocks[right["kg"]]) == out["kg"].tolist()
    shared = np.shares_memory(df["kg"].to_numpy(), out["kg"].to_numpy())
    assert (left["kg"] == right["kg"]) == shared
    others = np.shares_memory(df["cm"].to_numpy(), out["cm"].to_numpy())
    assert (left["cm"] == right["cm"]) == others


def test_a_column_for_eight_costs_nine_blocks_with_a_copy_and_one_with_assign() -> None:
    cost = {way: run_memory(Memory(8, way))[-2].made for way in WAYS}
    assert cost == {"copy": 9, "assign": 1, "in place": 1}


def test_the_blocks_are_drawn_once_and_every_one_is_referred_to() -> None:
    for way, columns in itertools.product(WAYS, range(2, 9)):
        for layout in run_memory(Memory(columns, way)):
            used = {block for _, block in (*layout.left, *layout.right)}
            used |= {layout.loose} - {-1}
            assert used == set(range(len(layout.blocks)))


def test_each_layout_marks_the_line_that_has_run() -> None:
    for way in WAYS:
        memory = Memory(3, way)
        code = memory.code()
        first, *others = run_memory(memory)
        assert first.line == -1
        lines = [layout.line for layout in others]
        assert lines == sorted(lines)
        assert code[lines[-2]] == "out = add(df)"
        for layout in others:
            assert layout.said.endswith(".")
            has_new = any(name == NEW_COLUMN for name, _ in (*layout.left, *layout.right))
            assert has_new or layout.loose >= 0 or "copy()" in code[layout.line]


def test_the_return_says_what_it_cost() -> None:
    said = [run_memory(Memory(4, way))[-2].said for way in WAYS]
    assert said == [
        "out is a frame of its own. It cost 5 blocks; no columns are shared.",
        "out is a frame of its own. It cost 1 block; 4 columns are shared.",
        "out and df are two names of one frame. It cost 1 block, and the caller's frame changed.",
    ]
