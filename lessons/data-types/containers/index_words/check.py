"""Every item of every word; then repeats, spelling, whole words, unknown words and empty inputs."""

from types import MappingProxyType

from tutor_app.checks.expect import NotYet, call, expect, expect_unchanged, expect_value, short


def _index(answer, docs):
    came = call(answer.index_words, docs)
    expect(
        came is not None,
        f"`index_words({docs})` returned nothing, but a dict was expected: is a `return` missing?",
    )
    expect(
        isinstance(came, dict),
        f"`index_words({docs})` returned {short(came)}, a {type(came).__name__}, but a dict was expected.",
    )
    return came


def _wanted(docs):
    found = {}
    for number, text in docs.items():
        for word in text.lower().split():
            found.setdefault(word, set()).add(number)
    return found


def _reason(came, docs):
    """What would give exactly *came*."""
    wanted = _wanted(docs)
    everything = set().union(*wanted.values())
    places = {number: place for place, number in enumerate(docs)}
    causes = [
        (
            dict.fromkeys(wanted, everything),
            "All words share one set: what is added under one is under every.",
        ),
        (
            {w: {max(s, key=places.get)} for w, s in wanted.items()},
            "A later item took the place of the earlier ones.",
        ),
        (
            {w: {min(s, key=places.get)} for w, s in wanted.items()},
            "Only the first item of each word is there.",
        ),
        (
            _wanted(dict(list(docs.items())[:1])),
            "Only the first item was read: is the `return` inside the loop?",
        ),
        (
            {w: {places[n] for n in s} for w, s in wanted.items()},
            "Items have the numbers of `docs`, not positions.",
        ),
        (
            {w: {str(n) for n in s} for w, s in wanted.items()},
            "Item numbers stay what they are: ints, not text.",
        ),
        (
            {w: len(s) for w, s in wanted.items()},
            "The items themselves are asked for, not how many there are.",
        ),
    ]
    for result, reason in causes:
        if came == result != wanted:
            return reason
    if came and set(came) <= set(docs):
        return "The words are the keys, and the items are in the sets."
    if came and all(isinstance(word, str) and len(word) == 1 for word in came):
        return "A text that is walked item by item gives letters; `split()` gives words."
    if set(came) != set(wanted) and {str(word).lower() for word in came} == set(wanted):
        return "The keys are the words in lower case."
    if "" in came:
        return "`split()` without an argument knows every kind of white space and gives no empty words."
    if any(not isinstance(numbers, (set, frozenset)) for numbers in came.values()):
        return "A word that comes twice in one text is one item: a set holds it once."
    return ""


def _expect_index(answer, docs, hint=""):
    came = _index(answer, dict(docs))
    expect_value(
        dict(came),
        _wanted(docs),
        what=f"What `index_words({docs})` returned",
        hint=hint or _reason(came, docs),
    )


def check_every_item_is_found(answer):
    """Every item that mentions a word is in its set"""
    _expect_index(answer, {3: "tin lid", 7: "tin jar", 9: "jar"})


def check_each_call_stands_alone(answer):
    """A second call starts from nothing, and changes nothing that came back before"""
    first = _index(answer, {1: "cork"})
    second = _index(answer, {2: "wood"})
    expect(
        "cork" not in second and "wood" not in first,
        f"`index_words({{1: 'cork'}})` and then `index_words({{2: 'wood'}})`: "
        f"the second call returned {second!r}, and the first result is {first!r} now. "
        "What is made outside the function, or as the default of a parameter, is made once, for all calls.",
    )


def check_own_sets(answer):
    """No two words share a set"""
    docs = {3: "dented lid", 7: "tin"}
    found = _index(answer, docs)
    seen = {}
    for word, numbers in found.items():
        if not isinstance(numbers, set):
            continue  # A frozenset can be shared, and other containers are told by the first check.
        other = seen.setdefault(id(numbers), word)
        expect(
            other == word,
            f"In the index of {docs} the words {other!r} and {word!r} share one set, {numbers}: "
            "what is added under one word is under the other. Give each word a set of its own.",
        )


def check_repeats(answer):
    """A word that comes twice in one text counts once"""
    _expect_index(answer, {5: "tin tin lid tin", 6: "lid lid"})


def check_lower_case(answer):
    """Tin, TIN and tin are one word"""
    _expect_index(
        answer,
        {1: "Tin lid", 2: "TIN", 3: "tin"},
        "Words are compared in lower case, and the keys are lower-cased too.",
    )


def check_whole_words(answer):
    """A word is a whole word, however short"""
    _expect_index(
        answer,
        {1: "tin", 2: "tinted glass", 3: "a tin", 4: "s gas"},
        "'tinted' has the letters of 'tin' and is another word; 'a' is a word like any other.",
    )


def check_unknown_word(answer):
    """A word that is nowhere raises KeyError, and the index stays as it was"""
    found = _index(answer, {3: "tin lid"})
    before = len(found)
    try:
        came = found["foil"]
    except KeyError:
        expect(
            len(found) == before,
            f"The index of {{3: 'tin lid'}} was asked for 'foil' "
            f"and has {len(found)} words instead of {before}.",
        )
        return
    grown = (
        f"It has {len(found)} words now instead of {before}: the index grows by being read. "
        "What you build with is not what you have to hand out."
        if len(found) > before
        else "An empty answer to a misspelt word looks like a word that no item has."
    )
    raise NotYet(
        f"The index of {{3: 'tin lid'}} was asked for 'foil' and answered {short(came)}; "
        f"KeyError was expected. {grown}"
    )


def check_edges(answer):
    """No documents, an empty text, odd white space, an item 0"""
    try:
        empty = call(answer.index_words, {})
    except NotYet as told:
        raise NotYet(f"{told} Without documents there is nothing to look up, and that is no error.") from None
    expect_value(
        empty,
        {},
        what="What `index_words({})` returned",
        hint="Without documents there is nothing to look up, and that is no error.",
    )
    _expect_index(answer, {4: "", 5: "  jar \t lid\ntin "})
    _expect_index(answer, {0: "jar", -2: "jar lid"}, "0 and -2 are item numbers like any other.")


def check_documents_are_left_alone(answer):
    """The documents stay as they are, in whatever mapping they come"""
    docs = {3: "Tin lid", 7: "jar"}
    with expect_unchanged(
        docs, what="the mapping `docs`", hint="Lower-case a copy: the texts are still needed."
    ):
        call(answer.index_words, docs)
    try:
        came = call(answer.index_words, MappingProxyType(docs))
    except NotYet as told:
        raise NotYet(
            f"{told} A mapping that can only be read was passed, and reading is all it needs."
        ) from None
    expect_value(came, _wanted(docs), what="What came back for a mapping that can only be read")
