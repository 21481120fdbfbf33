"""Two nested dicts of settings, what three ways to merge them make, and which dicts are shared.

The merges are run on real dicts; a shared dict is found by its identity.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Settings = dict[str, Any]

WAYS = {
    "or": "day | over",
    "copy": "deepcopy(day) | over",
    "merge": "merge(day, over)",
}
OVERS: dict[str, Settings] = {
    "night": {"tile": {"overlap": 32}, "seed": 3},
    "seed": {"seed": 9},
}
OVER_NAMES = {"night": "another tile", "seed": "only a seed"}


@dataclass(frozen=True, slots=True)
class Merge:
    """A *way* of WAYS to lay an *over* of OVERS on the settings of the day."""

    way: str = "or"
    over: str = "night"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a tree: how deep it stands and its words; *shared* names the others that hold this dict."""

    depth: int
    words: str
    is_dict: bool = False
    shared: tuple[str, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Trees:
    """The trees by name after a step: `day`, `over`, and `merged` from the second step on."""

    said: str
    code: str
    trees: tuple[tuple[str, tuple[Row, ...]], ...]


def run_merge(setting: Merge) -> tuple[Trees, ...]:
    """The trees before the merge, after it, and after a write into the merged one."""
    day: Settings = {"crs": 25832, "tile": {"px": 256, "overlap": 16}}
    over: Settings = copy.deepcopy(OVERS[setting.over])
    trees: dict[str, Settings] = {"day": day, "over": over}
    states = [Trees("Two trees of settings, and nothing is merged yet.", "", _rows(trees, {}))]
    merged = {
        "or": lambda: day | over,
        "copy": lambda: copy.deepcopy(day) | over,
        "merge": lambda: merge(day, over),
    }[setting.way]()
    trees["merged"] = merged
    code = f"merged = {WAYS[setting.way]}"
    states.append(Trees(_merged(trees), code, _rows(trees, {})))
    before = {name: _lines(tree) for name, tree in trees.items()}
    merged["tile"]["px"] = 512
    touched = [name for name in ("day", "over") if _lines(trees[name]) != before[name]]
    said = "512 pixels are written into the merged tree, and "
    said += f"the tile of {touched[0]} has changed with it." if touched else "neither input has changed."
    states.append(Trees(said, "merged['tile']['px'] = 512", _rows(trees, before)))
    return tuple(states)


def merge(base: Settings, over: Settings) -> Settings:
    """A new dict in which *over* wins; where both hold a dict these are merged, and all others are copied."""
    result = copy.deepcopy(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        else:
            result[key] = copy.deepcopy(value)
    return result


def _merged(trees: dict[str, Settings]) -> str:
    tile = trees["merged"]["tile"]
    owners = [name for name in ("day", "over") if trees[name].get("tile") is tile]
    shared = f"its tile is the tile of {owners[0]}" if owners else "it shares no dict with them"
    lost = " The pixels are gone." if "px" not in tile else ""
    return f"The merged dict is new, and {shared}.{lost}"


def _lines(tree: Settings) -> list[str]:
    return [words for _, words, _ in _walk(tree)]


def _walk(tree: Settings, depth: int = 0) -> Iterator[tuple[int, str, object]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield depth, f"{key}: dict", value
            yield from _walk(value, depth + 1)
        else:
            yield depth, f"{key}: {value}", None


def _rows(
    trees: dict[str, Settings], before: dict[str, list[str]]
) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    nested = {
        name: {id(value) for _, _, value in _walk(tree) if value is not None} for name, tree in trees.items()
    }
    return tuple(
        (
            name,
            tuple(
                Row(
                    depth,
                    words,
                    is_dict=value is not None,
                    shared=tuple(
                        other
                        for other in trees
                        if other != name and value is not None and id(value) in nested[other]
                    ),
                    changed=bool(before) and words not in before[name],
                )
                for depth, words, value in _walk(tree)
            ),
        )
        for name, tree in trees.items()
    )
