"""Checks for `index_words`."""

from tutor_app.checks.expect import call, expect, expect_call, expect_unchanged, expect_value


def check_every_item_is_found(answer):
    """Every item that mentions a word is in its set"""
    found = call(answer.index_words, {3: "tin lid", 7: "tin jar", 9: "jar"})
    expect(
        not (len(found) > 1 and len({id(numbers) for numbers in found.values()}) == 1),
        f"{{3: 'tin lid', 7: 'tin jar', 9: 'jar'}} gave {found!r}. All words share one set, "
        "so what is added under one word is under every word.",
    )
    expect_value(
        found.get("tin"),
        {3, 7},
        what="For {3: 'tin lid', 7: 'tin jar', 9: 'jar'}, the items of 'tin'",
        hint="A later item took the place of the earlier ones."
        if found.get("tin") == {7}
        else "A word that comes twice in one text is one item: a set holds it once.",
    )
    expect_call(
        answer.index_words,
        {3: "tin lid", 7: "tin jar", 9: "jar"},
        returns={"tin": {3, 7}, "lid": {3}, "jar": {7, 9}},
    )


def check_repeats(answer):
    """A word that comes twice in one text counts once"""
    expect_call(
        answer.index_words,
        {5: "tin tin lid tin"},
        returns={"tin": {5}, "lid": {5}},
        hint="A word that comes twice in one text is one item: a set holds it once.",
    )


def check_lower_case(answer):
    """Tin, TIN and tin are one word"""
    expect_call(
        answer.index_words,
        {1: "Tin lid", 2: "TIN", 3: "tin"},
        returns={"tin": {1, 2, 3}, "lid": {1}},
        hint="Words are compared in lower case, and the keys are lower-cased too.",
    )


def check_unknown_word(answer):
    """A word that is nowhere raises KeyError, and the index stays as it was"""
    found = call(answer.index_words, {3: "tin lid"})
    before = len(found)
    try:
        came = found["foil"]
    except KeyError:
        came = KeyError
    expect(
        came is KeyError,
        f"The index of {{3: 'tin lid'}} was asked for 'foil' and answered {came!r}; KeyError was expected. "
        f"It now has {len(found)} words instead of {before}. The index grows by being read: "
        "what you build with is not what you have to hand out.",
    )


def check_edges(answer):
    """No documents, an empty text"""
    expect_call(
        answer.index_words,
        {},
        returns={},
        hint="Without documents there is nothing to look up, and that is no error.",
    )
    expect_call(answer.index_words, {4: "", 5: "  jar  "}, returns={"jar": {5}})


def check_documents_are_left_alone(answer):
    """The documents stay as they are"""
    docs = {3: "Tin lid", 7: "jar"}
    with expect_unchanged(docs, what="docs"):
        call(answer.index_words, docs)
