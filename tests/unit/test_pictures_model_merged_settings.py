"""The trees of settings, compared with what the page prints."""

from __future__ import annotations

import copy
import itertools

import pytest

from tutor_app.pictures.merged_settings import OVERS, WAYS, Merge, Row, Trees, merge, run_merge

DAY = {"crs": 25832, "tile": {"px": 256, "overlap": 16}}


def tree(state: Trees, name: str) -> tuple[Row, ...]:
    return dict(state.trees)[name]


def words(state: Trees, name: str) -> list[str]:
    return [row.words for row in tree(state, name)]


def tile(state: Trees, name: str) -> Row:
    return next(row for row in tree(state, name) if row.is_dict)


def test_the_union_replaces_the_whole_tile_and_shares_it_with_the_night() -> None:
    _, merged, written = run_merge(Merge())
    assert words(merged, "merged") == ["crs: 25832", "tile: dict", "overlap: 32", "seed: 3"]
    assert tile(merged, "merged").shared == ("over",)
    assert tile(merged, "over").shared == ("merged",)
    assert tile(merged, "day").shared == ()
    assert merged.said == "The merged dict is new, and its tile is the tile of over. The pixels are gone."
    assert words(written, "over") == ["tile: dict", "overlap: 32", "px: 512", "seed: 3"]
    assert written.said == (
        "512 pixels are written into the merged tree, and the tile of over has changed with it."
    )


def test_what_is_not_replaced_is_shared_with_the_day() -> None:
    written = run_merge(Merge(over="seed"))[-1]
    assert tile(written, "merged").shared == ("day",)
    assert "px: 512" in words(written, "day")
    assert [row.words for row in tree(written, "day") if row.changed] == ["px: 512"]


@pytest.mark.parametrize(("way", "over", "owner"), [("copy", "night", "over"), ("copy", "seed", "")])
def test_a_deep_copy_of_the_base_protects_the_base_alone(way: str, over: str, owner: str) -> None:
    _, merged, written = run_merge(Merge(way, over))
    assert tile(merged, "merged").shared == ((owner,) if owner else ())
    assert words(written, "day") == words(merged, "day")
    shares = f"its tile is the tile of {owner}" if owner else "it shares no dict with them"
    assert shares in merged.said


def test_a_merge_that_goes_down_keeps_the_pixels_and_shares_nothing() -> None:
    for over in OVERS:
        _, merged, written = run_merge(Merge("merge", over))
        assert "px: 256" in words(merged, "merged")
        assert not any(row.shared for _, rows in merged.trees for row in rows)
        assert words(written, "day") == words(merged, "day")
        assert words(written, "over") == words(merged, "over")
        assert written.said == "512 pixels are written into the merged tree, and neither input has changed."


def test_the_merge_is_that_of_the_page_and_leaves_its_inputs_alone() -> None:
    day, night = copy.deepcopy(DAY), copy.deepcopy(OVERS["night"])
    result = merge(day, night)
    assert result == {"crs": 25832, "tile": {"px": 256, "overlap": 32}, "seed": 3}
    assert (day, night) == (DAY, OVERS["night"])
    block = {"px": 512}
    assert merge({}, {"tile": block})["tile"] is not block


def test_every_run_begins_with_the_same_two_trees() -> None:
    first = {(over, run_merge(Merge(way, over))[0]) for way, over in itertools.product(WAYS, OVERS)}
    assert len(first) == len(OVERS)
