"""The interactive pictures of the pages: widgets over the models of `tutor_app.pictures`.

The module of a picture, `two_words.py` for `two-words`, has a function `make(theme) -> QWidget`; it usually
returns `controls.Views`, one class for each view. A view takes the theme, makes its controls (`controls`),
a `sheet.Drawing` and a `controls.Said`, and puts them below each other with `controls.stacked`:

- a change of a control makes a new frozen setting, runs the model and shows its first state;
- `Stepper` moves through the model's states and calls a function that says the state's sentence in `Said`,
  hands it to the stepper (`describe`), and calls `Drawing.refresh` with the state in words;
- the draw function puts marks on a `sheet.Sheet` from top to bottom and returns how high they are. It reads
  the present state from the view, takes every length through `sheet.z`, asks `sheet.is_narrow` where it needs
  another layout (the page is 700 px wide, but also 350 px at zoom 2.0, and 420 px in a narrow window), and is
  equally high for all states of one setting, so that nothing moves while the learner steps.

Meaning is never told by color alone, and text stands on a ground that `ui.style.TEXT_PAIRS` pairs it with.
"""

from __future__ import annotations

from importlib import import_module

from PySide6.QtWidgets import QWidget

from tutor_app.ui.theme import Theme

_MODULES = {
    "number-line": "number_line",
    "code-points": "code_points",
    "lookup-race": "lookup_race",
    "missing-tests": "missing_tests",
    "step-order": "step_order",
    "generator-pull": "generator_pull",
    "decorator-rings": "decorator_rings",
    "path-tree": "path_tree",
    "top-k-lanes": "top_k_lanes",
    "hash-table": "hash_table",
    "set-algebra": "set_algebra",
    "sliding-window": "sliding_window",
    "attribute-lookup": "attribute_lookup",
    "mro-ladder": "mro_ladder",
    "lazy-property": "lazy_property",
    "dataclass-switches": "dataclass_switches",
}


def make_picture(name: str, theme: Theme) -> QWidget:
    """The picture of that name. Its module is imported now. Raises ValueError where there is none."""
    if name not in _MODULES:
        raise ValueError(f"there is no picture {name!r}")
    picture: QWidget = import_module(f"tutor_app.ui.pictures.{_MODULES[name]}").make(theme)
    return picture
