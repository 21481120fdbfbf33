"""Searches on a few texts; then what a search must not leave behind."""

from tutor_app.checks.expect import call, expect, expect_call, expect_defined, expect_type, expect_value

REPORTS = {1: "Pump leaks again", 2: "pump noise Valve", "x3": "valve stuck", 4: "bell  bell\tBELL"}
WORDS = 7
PLAIN = {1: "pump leaks again", 2: "pump noise valve", 3: "valve stuck", 4: "bell bell"}


def _index(answer, reports=REPORTS):
    index = call(expect_defined(answer, "LogIndex", kind="class"))
    for doc_id, text in reports.items():
        call(index.add, doc_id, text)
    return index


def _search(index, way, words, expected, hint):
    what = f"`{way}({', '.join(map(repr, words))})`"
    try:
        came = getattr(index, way)(*words)
    except Exception as error:
        expect(
            False,
            f"{what} raised {type(error).__name__}: {error}, but {expected or 'set()'} was expected. {hint}",
        )
    expect_type(came, set, what=f"What {what} returned")
    expect_value(came, expected, what=what, hint=hint)
    return came


def check_two_indexes(answer):
    """Two indexes know nothing of each other"""
    _index(answer)
    other = _index(answer, {9: "wiper"})
    expect_value(
        len(other),
        1,
        what="`len` of a second index with one word",
        hint="Two indexes share their words, or `len` counts something else: it is the number of different words.",
    )


def check_all(answer):
    """Texts that hold all words"""
    hint = (
        "`search_all` wants every word in the text. Begin with the ids of a word: an empty set stays empty."
    )
    _search(_index(answer, PLAIN), "search_all", ["pump"], {1, 2}, hint)
    _search(_index(answer, PLAIN), "search_all", ["pump", "noise"], {2}, hint)
    _search(_index(answer, PLAIN), "search_all", ["valve", "stuck"], {3}, hint)
    _search(_index(answer, PLAIN), "search_all", ["leaks", "noise"], set(), hint)
    _search(_index(answer, PLAIN), "search_all", ["pump", "noise", "valve"], {2}, hint)


def check_any(answer):
    """Texts that hold at least one word"""
    hint = "`search_any` wants one of the words."
    index = _index(answer, PLAIN)
    _search(index, "search_any", ["pump"], {1, 2}, hint)
    _search(index, "search_any", ["leaks", "stuck"], {1, 3}, hint)
    _search(index, "search_any", ["bell", "noise", "again"], {1, 2, 4}, hint)


def check_letter_case(answer):
    """Letter case does not matter"""
    for way in ("search_all", "search_any"):
        hint = "In a text letter case does not matter: fold it before it is stored."
        _search(_index(answer), way, ["valve"], {2, "x3"}, hint)
        hint = "Letter case does not matter in a search either: fold the query like the text."
        _search(_index(answer), way, ["STUCK"], {"x3"}, hint)
        _search(_index(answer), way, ["Leaks"], {1}, hint)


def check_length(answer):
    """len is the number of different words"""
    hint = "`len` is the number of different words that were stored."
    index = _index(answer)
    expect_value(len(index), WORDS, what="`len` of the index of four reports with seven words", hint=hint)
    expect_value(len(_index(answer, {})), 0, what="`len` of a new index", hint=hint)


def check_unknown_words(answer):
    """Unknown words: an empty set, and nothing is stored"""
    hint = "An unknown word occurs in no text."
    _search(_index(answer), "search_all", ["gasket"], set(), hint)
    _search(_index(answer), "search_all", ["pump", "gasket"], set(), hint)
    _search(_index(answer), "search_all", ["gasket", "pump"], set(), hint)
    _search(_index(answer), "search_any", ["bolt"], set(), hint)
    _search(_index(answer), "search_any", ["bolt", "pump"], {1, 2}, hint)
    index = _index(answer)
    for word in ("gasket", "bolt"):
        call(index.search_all, word)
        call(index.search_any, word)
    expect_value(
        len(index),
        WORDS,
        what="`len` after searches for words that are in no text",
        hint="A search stored a word: indexing a defaultdict calls its factory and keeps what it gives.",
    )


def check_whole_words(answer):
    """Whole words, as `split()` gives them"""
    hint = "Words are what `split()` gives: a part of a word is another word."
    for way in ("search_all", "search_any"):
        _search(_index(answer), way, ["leak"], set(), hint)
        _search(_index(answer, {7: "pump, leaks"}), way, ["pump"], set(), hint)
        _search(_index(answer, {7: "pump, leaks"}), way, ["pump,"], {7}, hint)


def check_no_words(answer):
    """No words: an empty set"""
    for way in ("search_all", "search_any"):
        _search(_index(answer), way, [], set(), "Without words both searches give an empty set.")
        _search(_index(answer, {}), way, [], set(), "Without words both searches give an empty set.")


def check_repeated(answer):
    """The same question, the same answer"""
    hint = "An earlier search changed what is stored: narrow or widen a copy."
    index = _index(answer)
    for _ in range(2):
        _search(index, "search_all", ["pump", "leaks"], {1}, hint)
        _search(index, "search_all", ["pump", "noise"], {2}, hint)
        _search(index, "search_any", ["pump", "stuck"], {1, 2, "x3"}, hint)
        _search(index, "search_any", ["pump"], {1, 2}, hint)


def check_copies(answer):
    """What the caller does with a result stays outside"""
    hint = "The caller edited the index: hand out a copy."
    for way in ("search_all", "search_any"):
        index = _index(answer)
        for words in (["pump"], ["pump", "pump"], ["valve"]):
            expected = set(_search(index, way, words, {2, "x3"} if words == ["valve"] else {1, 2}, ""))
            getattr(index, way)(*words).clear()
            _search(index, way, words, expected, hint)
            getattr(index, way)(*words).add(99)
            _search(index, way, words, expected, hint)


def check_added_again(answer):
    """Another text for the same id"""
    index = _index(answer)
    call(index.add, 1, "brake squeals")
    hint = "After a second `add` both texts belong to that id."
    _search(index, "search_all", ["pump", "brake"], {1}, hint)
    _search(index, "search_any", ["squeals"], {1}, hint)
    _search(index, "search_any", ["leaks"], {1}, hint)
