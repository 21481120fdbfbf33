"""Checks for `drop_stop_words`: what is left, and what it cost."""

from tutor_app.checks.expect import Counted, call, expect, expect_call, expect_unchanged


def check_words_are_dropped(answer):
    """Stop words go, the rest stays in order with its repeats"""
    expect_call(
        answer.drop_stop_words,
        ["the", "tin", "with", "the", "lid", "tin"],
        ["the", "with"],
        returns=["tin", "lid", "tin"],
        hint="A set keeps neither order nor repeats.",
    )
    expect_call(answer.drop_stop_words, ["jar", "lid"], ["lid"], returns=["jar"])


def check_edges(answer):
    """Nothing to drop, nothing to read, everything to drop"""
    expect_call(answer.drop_stop_words, ["tin", "lid"], [], returns=["tin", "lid"])
    expect_call(answer.drop_stop_words, [], ["the"], returns=[])
    expect_call(answer.drop_stop_words, ["the", "the"], ["the"], returns=[])


def check_an_iterator(answer):
    """The stop words come from a generator, which can be read once"""
    tokens = ["with", "tin", "the", "lid", "with", "the"]
    kept = call(answer.drop_stop_words, list(tokens), (word for word in ["the", "with"]))
    expect(
        kept == ["tin", "lid"],
        f"With the stop words 'the' and 'with' from a generator, {tokens} gave {kept!r}; "
        "['tin', 'lid'] was expected. An iterator is empty after its first pass, so read it a single time.",
    )


def check_the_list_is_left_alone(answer):
    """The list of tokens stays as it is"""
    tokens = ["the", "tin", "the"]
    with expect_unchanged(
        tokens,
        what="the list of tokens",
        hint="Build a new list instead of removing from the one you were given.",
    ):
        kept = call(answer.drop_stop_words, tokens, ["the"])
    with expect_unchanged(tokens, what="the list of tokens"):
        expect(
            kept is not tokens,
            "The list that came in was returned. "
            "Build a new list instead of removing from the one you were given.",
        )
    same = ["tin"]
    expect(
        call(answer.drop_stop_words, same, ["the"]) is not same,
        "Where nothing is dropped, the very list that came in was returned; a new list was expected.",
    )


def check_the_cost(answer):
    """200 stop words and 400 tokens: few hashes and few comparisons"""
    stop = [Counted(f"stop{i}") for i in range(200)]
    tokens = [Counted(f"stop{i % 100}") for i in range(200)] + [Counted(f"item{i}") for i in range(200)]
    Counted.reset()
    kept = call(answer.drop_stop_words, tokens, stop)
    compared, hashed = Counted.eq_calls, Counted.hash_calls
    expect(
        hashed <= 2 * (len(stop) + len(tokens)),
        f"400 tokens and 200 stop words cost {hashed:,} hashes; about 600 are enough. "
        "Look at where the set is made: it seems that the set is built again for every token.",
    )
    expect(
        compared <= 3 * len(tokens),
        f"400 tokens and 200 stop words cost {compared:,} comparisons; about 200 are enough. "
        "A list is searched from its front for every token; which container finds a word by its hash?",
    )
    expect(
        [token.value for token in kept] == [f"item{i}" for i in range(200)],
        "With 200 stop words and 400 tokens, other tokens were left than the 200 that are no stop words.",
    )
