"""What is left and in which order; then iterators, the two inputs, and what it cost."""

from tutor_app.checks.expect import Counted, NotYet, call, expect, expect_unchanged, expect_value

_used = set()


def _without_skipped(tokens, stop):
    kept = list(tokens)
    for token in kept:
        if token in stop:
            kept.remove(token)
    return kept


def _once_each(tokens, stop):
    kept = list(tokens)
    for word in stop:
        if word in kept:
            kept.remove(word)
    return kept


def _reason(came, tokens, stop):
    """What would give exactly *came*."""
    if isinstance(came, (set, frozenset)):
        return "A set keeps neither order nor repeats."
    if not isinstance(came, list):
        return "An iterator is used up after one reading." if hasattr(came, "__next__") else ""
    wanted = [token for token in tokens if token not in stop]
    lowered = [str(word).lower() for word in stop]
    text = " ".join(map(str, stop))
    causes = [
        (
            [t for t in wanted if t not in _used],
            "A stop word of an earlier call was still in force; each call starts from nothing.",
        ),
        (
            [t for t in tokens if t not in _used],
            "The stop words of an earlier call were dropped; those that are passed count.",
        ),
        ([t for t in tokens if t in stop], "These are the stop words; the other tokens are asked for."),
        (
            _without_skipped(tokens, stop),
            "A list that gets shorter while a loop walks it skips the item behind each one that it loses.",
        ),
        (_once_each(tokens, stop), "`remove` takes out one item, and a stop word may come more than once."),
        (
            list(dict.fromkeys(wanted)),
            "A set keeps neither order nor repeats, and the keys of a dict no repeats.",
        ),
        (
            [t for t in tokens if str(t) not in text],
            "Part of a stop word is no stop word: compare whole words.",
        ),
        (
            [t for t in tokens if str(t).lower() not in lowered],
            "A word with a capital letter is another word here.",
        ),
        (
            [t for t in tokens if hash(t) not in {hash(word) for word in stop}],
            "Two different values may have the same hash; it does not say that they are equal.",
        ),
        (wanted[:1], "Is the `return` inside the loop?"),
        ([], "Is the `return` inside the loop?"),
    ]
    for result, reason in causes:
        if came == result != wanted:
            return reason
    if sorted(map(str, came)) == sorted(map(str, wanted)):
        return "Tokens keep their order."
    if set(map(str, came)) == set(map(str, wanted)):
        return "A set keeps neither order nor repeats, and the keys of a dict no repeats."
    if set(came) > set(wanted):
        return f"{next(t for t in came if t in stop)!r} is a stop word and still there."
    return ""


def _expect_kept(answer, tokens, stop, hint=""):
    subject = f"`drop_stop_words({tokens}, {stop})`"
    wanted = [token for token in tokens if token not in stop]
    try:
        came = call(answer.drop_stop_words, list(tokens), list(stop))
    except NotYet as told:
        raise NotYet(f"{told} {hint}".strip()) from None
    expect(came is not None, f"{subject} returned nothing, but {wanted} was expected: is a `return` missing?")
    expect_value(came, wanted, what=f"What {subject} returned", hint=_reason(came, tokens, stop) or hint)
    _used.update(stop)


def check_words_are_dropped(answer):
    """Stop words go, the rest stays in order with its repeats"""
    _expect_kept(answer, ["the", "tin", "tin", "the", "with", "the", "lid", "jar"], ["the", "with"])
    _expect_kept(answer, ["jar", "lid", "of", "of", "jar", "of", "tin"], ["of"])
    _expect_kept(answer, ["tin", "of", "the", "jar"], [])


def check_equal_means_equal(answer):
    """A token goes if it is equal to a stop word, and only then"""
    _expect_kept(answer, ["in", "tin", "he", "jar"], ["the", "jar"])
    _expect_kept(answer, ["The", "the", "TIN"], ["the", "tin"])
    _expect_kept(answer, [-1, -2, 7], [-2])


def check_edges(answer):
    """Nothing to drop, nothing to read, everything to drop"""
    empty = "No tokens at all are no error: nothing is left of nothing."
    _expect_kept(answer, [], ["the"], empty)
    _expect_kept(answer, [], [], empty)
    _expect_kept(answer, ["the", "the"], ["the"])
    _expect_kept(answer, ["tin"], ["the", "the", "with"])


def check_an_iterator(answer):
    """The stop words come from a generator, which can be read once"""
    tokens = ["with", "tin", "the", "lid", "with", "the"]
    try:
        kept = answer.drop_stop_words(list(tokens), (word for word in ["the", "with"]))
    except TypeError as error:
        expect(
            "generator" not in str(error),
            f"With the stop words 'the' and 'with' from a generator, the answer raised TypeError: {error}. "
            "A generator can only be read, item by item: it has no length and no index.",
        )
        raise
    expect(
        not isinstance(kept, list) or kept == ["tin", "lid"],
        f"With the stop words 'the' and 'with' from a generator, {tokens} gave {kept!r}; "
        "['tin', 'lid'] was expected. An iterator is empty after its first pass, so read it a single time.",
    )


def check_the_inputs_are_left_alone(answer):
    """The two inputs stay as they are, and a new list comes back"""
    tokens, stop = ["the", "tin", "the"], ["the", "with"]
    with expect_unchanged(
        tokens,
        what="the list of tokens",
        hint="Build a new list instead of removing from the one you were given.",
    ):
        call(answer.drop_stop_words, tokens, stop)
    expect(
        stop == ["the", "with"],
        f"The list of stop words was ['the', 'with'] before the call and is {stop} after it. "
        "It is the caller's list, and the next description needs it again.",
    )
    for words in (["the"], []):
        same = ["tin"]
        expect(
            call(answer.drop_stop_words, same, words) is not same,
            f"`drop_stop_words(['tin'], {words})` returned the very list that came in; "
            "a new list was expected, so that a change of one never shows in the other.",
        )


def check_the_cost(answer):
    """200 stop words and 400 tokens: few hashes and few comparisons"""
    stop = [Counted(f"stop{i}") for i in range(200)]
    tokens = [Counted(f"stop{i % 100}") for i in range(200)] + [Counted(f"item{i}") for i in range(200)]
    Counted.reset()
    try:
        kept = call(answer.drop_stop_words, tokens, stop)
    except NotYet as told:
        only = "These tokens are objects that can be hashed and compared with `==`, and nothing else."
        raise NotYet(f"{told} {only}") from None
    compared, hashed = Counted.eq_calls, Counted.hash_calls
    most = 5 * (len(stop) + len(tokens))
    expect(
        hashed <= most,
        f"400 tokens and 200 stop words cost {hashed:,} hashes; at most {most:,} are accepted, and 600 do. "
        "So many arise where a set is built again for every token.",
    )
    expect(
        compared <= most,
        f"400 tokens and 200 stop words cost {compared:,} comparisons; at most {most:,} are accepted, "
        "and 200 do. A list is searched from its front for every token; "
        "which container finds a word by its hash?",
    )
    if not isinstance(kept, list):
        return  # Told by the first check.
    expect(
        len(kept) != 400,
        "200 of 400 tokens are equal to a stop word without being the same object, and none was dropped. "
        "Ask whether they are equal, not whether they are one object.",
    )
    expect(
        len(kept) == 200 and all(a is b for a, b in zip(kept, tokens[200:], strict=True)),
        f"Of 400 tokens the last 200 are no stop words, and just these objects were expected; "
        f"{len(kept)} came back, or others. Return the tokens themselves.",
    )
