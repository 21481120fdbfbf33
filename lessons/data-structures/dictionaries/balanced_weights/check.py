"""The formula on counts where every variation gives other numbers; then the pass over the labels."""

from tutor_app.checks.expect import call, expect, expect_call, expect_type, expect_value

TRIPS = ["on time"] * 640 + ["late"] * 300 + ["canceled"] * 60
COUNTS = {"on time": 640, "late": 300, "canceled": 60}
WEIGHTS = {label: 1000 / (3 * count) for label, count in COUNTS.items()}
_SCANS_PER_LABEL = 8


class _Label(str):
    """A label that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        _Label.compared += 1
        return str.__eq__(self, other)


def _hint(came):
    """The reason for a dict of other numbers, where it is known."""
    sentences = {
        "The number of classes is missing: n / (classes x count).": lambda c: 1000 / c,
        "This is the frequency of the class, not its inverse.": lambda c: c / 1000,
        "These are the counts.": lambda c: c,
        "Here the most frequent class got the weight 1: n / (classes x count) is another scale.": lambda c: (
            640 / c
        ),
        "`//` drops the fraction.": lambda c: 1000 // (3 * c),
    }
    for sentence, formula in sentences.items():
        if all(came.get(label) == formula(count) for label, count in COUNTS.items()):
            return sentence
    if any(
        all(came.get(label) == round(WEIGHTS[label], places) for label in COUNTS) for places in range(1, 10)
    ):
        return "Rounding breaks the sum: the weights times their counts add up to n."
    return ""


def _weights(answer, labels, what):
    came = call(answer.balanced_weights, labels)
    expect(came is not None, f"{what} returned nothing: is a `return` missing?")
    expect_type(
        came,
        dict,
        what=f"What {what} returned",
        hint="Wanted is a weight for each class: a dict was expected.",
    )
    return came


def check_formula(answer):
    """640, 300 and 60 trips"""
    what = "`balanced_weights` of 640 'on time', 300 'late' and 60 'canceled'"
    came = _weights(answer, list(TRIPS), what)
    expect_value(came, WEIGHTS, what=what, rel_tol=1e-12, hint=_hint(came))
    expect_call(answer.balanced_weights, ["a", "a", "a", "b"], returns={"a": 4 / 6, "b": 2.0}, rel_tol=1e-12)
    expect_call(answer.balanced_weights, ["a", "a"], returns={"a": 1.0})


def check_generator(answer):
    """A generator"""
    what = "`balanced_weights` of the same trips from a generator"
    try:
        came = answer.balanced_weights(label for label in TRIPS)
    except TypeError as error:
        expect(
            False, f"{what} raised TypeError: {error}. A generator has no length: count while you walk it."
        )
    except Exception:
        came = _weights(answer, (label for label in TRIPS), what)
    expect_value(came, WEIGHTS, what=what, rel_tol=1e-12, hint="A generator is empty after its first pass.")


def check_no_labels(answer):
    """No labels: an empty dict"""
    for labels in ([], iter([])):
        try:
            came = answer.balanced_weights(labels)
        except Exception as error:
            expect(
                False,
                f"`balanced_weights([])` raised {type(error).__name__}: {error}. "
                "Without labels there are no classes, and so no weights: {} was expected.",
            )
        expect_value(came, {}, what="`balanced_weights([])`")


def check_one_pass(answer):
    """100 classes cost no more passes than three"""
    labels = [_Label(f"line {number % 100}") for number in range(1000)]
    _Label.compared = 0
    came = _weights(answer, labels, "`balanced_weights` of 1,000 labels in 100 classes")
    compared = _Label.compared
    expect_value(len(came), 100, what="The number of weights for 1,000 labels in 100 classes")
    expect(
        compared <= _SCANS_PER_LABEL * len(labels),
        f"`balanced_weights` compared labels {compared:,} times for 1,000 labels in 100 classes: "
        "that is one full scan for each class, where one pass counts them all.",
    )
