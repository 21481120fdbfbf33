"""Three ways to hold rows: what they load, give, keep and pickle."""

from __future__ import annotations

import itertools

import pytest

from tutor_app.pictures.lazy_property import ACTIONS, LANES, ROWS, run_actions


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
