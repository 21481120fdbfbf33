"""Both shares where every way of mixing them up gives other numbers; then the edges."""

from tutor_app.checks.expect import call, expect, expect_call, expect_raises, expect_value

TRAIN = "door brake door seat".split()
TEST = "door door door bell lamp seat door".split()
TYPES, TOKENS = 2 / 4, 5 / 7

_MIXED_UP = {
    (2 / 3, TOKENS): "It divides by the training vocabulary: the shares are those of the test words.",
    (2 / 5, TOKENS): "It divides by the words of both sides: the shares are those of the test words.",
    (TYPES, TYPES): "Here both numbers are the share of distinct words.",
    (TOKENS, TOKENS): "Here both numbers are the share of all words.",
    (TYPES, 5 / 4): "1.25 is not a share: all words that are known were divided by the distinct ones.",
    (TOKENS, TYPES): "Here the two shares are swapped.",
    (100 * TYPES, 100 * TOKENS): "A share lies between 0 and 1.",
    (2 / 4, 2 / 7): "This is the share that is not known.",
    (TYPES, 3 / 7): "A known word counts as often as it occurs in the test words, not as often as in both.",
}
_ONCE = "A generator is empty after it was walked once: keep its words before you walk them again."


def _hint(came):
    for mixed_up, sentence in _MIXED_UP.items():
        try:
            if all(abs(a - b) < 1e-9 for a, b in zip(came, mixed_up, strict=True)):
                return sentence
        except (TypeError, ValueError):
            return ""
    return ""


def check_two_shares(answer):
    """2 of 4 distinct words, 5 of 7 words"""
    came = call(answer.coverage, list(TRAIN), list(TEST))
    expect(came is not None, f"`coverage({TRAIN!r}, {TEST!r})` returned nothing: is a `return` missing?")
    expect_value(came, (TYPES, TOKENS), what=f"`coverage({TRAIN!r}, {TEST!r})`", hint=_hint(came))


def check_all_and_nothing(answer):
    """Everything known, nothing known, other letters and signs"""
    expect_call(answer.coverage, ["a", "b", "c"], ["a", "a", "b"], returns=(1.0, 1.0))
    expect_call(answer.coverage, ["a"], ["b", "c", "b"], returns=(0.0, 0.0))
    expect_call(
        answer.coverage,
        ["door", "seat"],
        ["Door", "door", "Door"],
        returns=(1 / 2, 1 / 3),
        hint="Words are compared as they are, so Door is not door.",
    )
    expect_call(
        answer.coverage,
        ["door", "seat"],
        ["door,", "door", "seat."],
        returns=(1 / 3, 1 / 3),
        hint="Words are compared as they are, so `door,` with its comma is not door.",
    )


def check_generators(answer):
    """Generators instead of lists"""
    for train, test in (
        (iter(TRAIN), list(TEST)),
        (list(TRAIN), iter(TEST)),
        ((word for word in TRAIN), (word for word in TEST)),
    ):
        came = call(answer.coverage, train, test)
        expect_value(
            came,
            (TYPES, TOKENS),
            what="`coverage` with the same words from a generator",
            hint=_ONCE,
        )


def check_no_training_words(answer):
    """No words in train: nothing is known"""
    try:
        came = answer.coverage([], ["door", "bell"])
    except Exception as error:
        expect(
            False,
            f"`coverage([], ['door', 'bell'])` raised {type(error).__name__}, but (0.0, 0.0) was expected. "
            "Nothing of the text is known then, which is a share like any other.",
        )
    expect_value(came, (0.0, 0.0), what="`coverage([], ['door', 'bell'])`")


def check_no_test_words(answer):
    """No words in test: ValueError"""
    for train in (["door"], []):
        try:
            answer.coverage(train, [])
        except ZeroDivisionError:
            expect(
                False,
                f"`coverage({train}, [])` raised ZeroDivisionError, but ValueError was expected. "
                "ZeroDivisionError does not say what is wrong: there are no words.",
            )
        except ValueError:
            continue
        except Exception:
            pass
        expect_raises(ValueError, answer.coverage, train, [], hint="There is no share of no words.")
    expect_raises(ValueError, answer.coverage, ["door"], iter([]), hint="There is no share of no words.")
