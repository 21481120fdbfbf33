"""Three ways to hold rows, and the ways by which a value gets into an object."""

from __future__ import annotations

import itertools

import pytest

from tutor_app.pictures.lazy_property import (
    ACTIONS,
    CHECKS,
    KINDS,
    LANES,
    ROWS,
    VALUES,
    Gates,
    gates_said,
    run_actions,
    ways_in,
)


def loads(*actions: str, keeps: bool = False) -> tuple[int, ...]:
    """The loads of plain attribute, property and cached property after *actions*."""
    return run_actions(actions, keeps=keeps)[-1].loads


def test_construction_loads_the_plain_attribute_alone() -> None:
    (event,) = run_actions(())
    assert event.loads == (1, 0, 0)
    assert event.said == "Construction: the plain attribute loads at once, the two others wait."


def test_a_property_loads_at_each_read_and_a_cached_one_at_the_first() -> None:
    assert loads("read", "read", "read") == (1, 3, 1)
    assert loads("read", "read", "read", keeps=True) == (1, 1, 1)


def test_hasattr_loads_and_dir_does_not() -> None:
    assert loads("hasattr") == (1, 1, 1)
    assert loads("dir", "pickle", "touch", "forget") == (1, 0, 0)
    said = [event.said for event in run_actions(["hasattr", "read"], keeps=True)]
    assert said[1:] == [
        "To look is to read: property and cached property loaded.",
        "First read: nobody had to load.",
    ]


def test_what_is_stored_is_stale_after_the_file_has_changed() -> None:
    event = run_actions(["read", "touch", "read"])[-1]
    assert [cell.words for cell in event.cells] == ["rows v1", "rows v2", "rows v1"]
    assert [cell.stale for cell in event.cells] == [True, False, True]
    assert event.said == (
        "A later read: property loaded; "
        "plain attribute and cached property gave rows that the file has no more."
    )
    kept = run_actions(["read", "touch", "read"], keeps=True)[-1]
    assert [cell.stale for cell in kept.cells] == [True, True, True]


def test_a_dropped_cache_is_filled_by_the_next_read_and_follows_the_file() -> None:
    events = run_actions(["read", "touch", "forget", "read"], keeps=True)
    assert events[-2].said == "Dropped by property and cached property: the next read loads the rows again."
    assert [cell.stale for cell in events[-1].cells] == [True, False, False]
    assert events[-1].loads == (1, 2, 2)
    nothing = run_actions(["forget"])[-1]
    assert nothing.said == "Nobody held rows that a read could bring back: nothing was dropped."


def test_a_pickle_grows_by_the_rows_that_the_object_holds() -> None:
    before, after = (run_actions(actions)[-1] for actions in (["pickle"], ["read", "pickle"]))
    sizes = [
        [int(cell.words.removesuffix(" B").replace(",", "")) for cell in event.cells]
        for event in (before, after)
    ]
    attribute, lazy, cached = zip(*sizes, strict=True)
    assert attribute[0] == attribute[1] > 2 * ROWS
    assert lazy[0] == lazy[1] < 100
    assert cached[0] < 100
    assert cached[1] > 2 * ROWS
    assert (
        before.said
        == "The rows travel in the pickle of plain attribute; property and cached property sent no rows."
    )
    assert (
        after.said
        == "The rows travel in the pickle of plain attribute and cached property; property sent no rows."
    )


def test_the_dict_holds_the_rows_under_the_name_of_the_cached_property() -> None:
    assert run_actions(["read"])[-1].held == ("rows", "", "rows")
    assert run_actions(["read"], keeps=True)[-1].held == ("rows", "_rows", "rows")


def test_only_the_first_read_is_called_so() -> None:
    names = [event.name for event in run_actions(["hasattr", "read", "touch", "read", "read"])]
    assert names == ["build", "hasattr", "first read", "touch", "read", "read"]


@pytest.mark.parametrize("keeps", [False, True])
def test_every_event_is_explained_and_counters_never_fall(keeps: bool) -> None:
    for actions in itertools.product(ACTIONS, repeat=3):
        events = run_actions(actions, keeps=keeps)
        for before, event in itertools.pairwise(events):
            assert event.said.endswith(".")
            for lane in range(len(LANES)):
                assert event.loads[lane] == before.loads[lane] + event.cells[lane].loads


# Ways in


def checked(kind: str) -> dict[str, bool]:
    """Which ways into an object of *kind* ask the check, by the first letters of their code."""
    ways = ways_in(Gates(kind))
    return {way.code.split("(")[0].split(" =")[0]: way.checked for way in ways}


def test_the_check_stands_where_the_page_says() -> None:
    assert checked("setter") == {"d": True, "d.n": True, "vars": False, "copy.copy": False}
    assert checked("bypass") == {"d": False, "d.n": True, "vars": False, "copy.copy": False}
    after_init = {"d": True, "d.n": False, "vars": False, "copy.copy": False, "replace": True}
    assert checked("post") == checked("frozen") == after_init


def test_a_frozen_dataclass_refuses_an_assignment_without_a_check() -> None:
    assigned = ways_in(Gates("frozen"))[1]
    assert (assigned.result, assigned.inside, assigned.checked) == ("FrozenInstanceError", False, False)
    assert ways_in(Gates("post"))[1].result == "n = -1"


@pytest.mark.parametrize(
    ("check", "value", "result"),
    [
        ("bad", "-1", "ValueError"),
        ("bad", "True", "n = True"),
        ("bad", "nan", "n = nan"),
        ("bad", "'3'", "TypeError"),
        ("bad", "3", "n = 3"),
        ("good", "-1", "ValueError"),
        ("good", "True", "TypeError"),
        ("good", "nan", "TypeError"),
        ("good", "'3'", "TypeError"),
        ("good", "3", "n = 3"),
    ],
)
def test_a_check_lets_in_what_it_does_not_refuse(check: str, value: str, result: str) -> None:
    for kind in ("setter", "post", "frozen"):
        assert ways_in(Gates(kind, check, value))[0].result == result


def test_a_good_value_comes_in_by_every_way_that_is_open() -> None:
    for kind, check in itertools.product(KINDS, CHECKS):
        for way in ways_in(Gates(kind, check, "3")):
            assert way.inside == (kind != "frozen" or not way.code.startswith("d.n")), (kind, way)


def test_the_sentence_counts_ways_checks_and_what_got_in() -> None:
    said = [
        gates_said(gates, ways_in(gates))
        for gates in (Gates(), Gates("bypass"), Gates("frozen", "bad", "nan"))
    ]
    assert said == [
        "4 ways into the object, 2 of them ask the check; -1 got in by 2 of them.",
        "4 ways into the object, 1 of them asks the check; -1 got in by 3 of them.",
        "5 ways into the object, 2 of them ask the check; nan got in by 4 of them.",
    ]
    assert set(VALUES) == {"-1", "True", "nan", "'3'", "3"}
