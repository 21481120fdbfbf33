"""Models of the interactive pictures: what they show and how it changes, without a window.

To add a picture called `two-words`:

1. `tutor_app/pictures/two_words.py`, the model: frozen values for what the learner can set, and functions
   that do the real thing with them and give frozen states, each with the sentence that explains it (`said`).
   It imports the standard library only. `typed` reads what was typed and writes values as they are shown.
2. `tutor_app/ui/pictures/two_words.py`, the widget (see the docstring of `tutor_app.ui.pictures`).
3. A line in TITLES below, and a line in the table of `tutor_app.ui.pictures`.
4. `tests/unit/test_pictures_model_two_words.py` and `tests/ui/test_pictures_two_words.py`; the tests that
   hold for every picture find it through PICTURES.
"""

TITLES = {
    "number-line": "Between two doubles",
    "code-points": "What a text is made of",
    "lookup-race": "A list and a dict in a race",
    "missing-tests": "Five tests for missing",
    "step-order": "Steps in an order",
    "generator-pull": "A pull through a pipe",
    "decorator-rings": "Rings around a function",
    "path-tree": "Paths and loggers",
    "top-k-lanes": "Three lanes to the best",
    "hash-table": "The slots of a dict",
    "set-algebra": "Two circles of words",
    "sliding-window": "Readings in a window",
    "attribute-lookup": "Where an attribute lives",
    "mro-ladder": "A ladder of classes",
    "lazy-property": "Lazy, cached, or loaded at once",
    "dataclass-switches": "The switches of a dataclass",
}
PICTURES: tuple[str, ...] = tuple(TITLES)
