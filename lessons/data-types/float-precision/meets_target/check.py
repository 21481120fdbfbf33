import json

from tutor_app.checks.expect import call, expect, expect_call, expect_raises

_EXACT = "{} of {} is exactly {} percent: a second rounding moved one of the sides."


def check_on_the_bar(answer):
    """Exactly on the bar is enough"""
    expect_call(answer.meets_target, 1, 2, 50, returns=True, hint="Exactly on the bar is enough.")
    expect_call(answer.meets_target, 855, 900, 95, returns=True, hint=_EXACT.format(855, 900, 95))


def check_clear_cases(answer):
    """Well above passes, well below does not"""
    hint = "Compare the share of right answers with the target."
    expect_call(answer.meets_target, 96, 100, 95, returns=True, hint=hint)
    expect_call(answer.meets_target, 3, 4, 70, returns=True, hint=hint)
    expect_call(answer.meets_target, 94, 100, 95, returns=False, hint=hint)
    expect_call(answer.meets_target, 0, 5, 1, returns=False, hint=hint)


def check_every_percent(answer):
    """All 101 whole percentages of 100 parcels pass"""
    for percent in range(101):
        expect_call(
            answer.meets_target,
            percent,
            100,
            percent,
            returns=True,
            hint=_EXACT.format(percent, 100, percent),
        )


def check_near_miss(answer):
    """9,496 of 10,000 is not 95 percent"""
    expect_call(
        answer.meets_target,
        9_496,
        10_000,
        95,
        returns=False,
        hint="Rounding promoted a miss: 94.96 percent is below 95.",
    )


def check_one_short(answer):
    """One parcel short fails, with millions and with billions"""
    for total in (2_000_000, 4_000_000_000):
        correct = total // 100 * 95 - 1
        expect_call(
            answer.meets_target,
            correct,
            total,
            95,
            returns=False,
            hint=f"One short of the target must fail: {correct + 1:,} are needed,"
            " and a tolerance hides the difference.",
        )
        expect_call(
            answer.meets_target, correct + 1, total, 95, returns=True, hint="This is exactly on the bar."
        )


def check_no_examples(answer):
    """total 0 raises ValueError"""
    for percent in (95, 0):
        expect_raises(
            ValueError,
            answer.meets_target,
            0,
            0,
            percent,
            hint="total=0 needs ValueError: there is no accuracy over zero examples.",
        )


def check_plain_bool(answer):
    """The result is a plain bool"""
    for correct in (96, 95, 94):
        came = call(answer.meets_target, correct, 100, 95)
        try:
            json.dumps(came)
        except TypeError:
            kind = f"{type(came).__module__}.{type(came).__name__}"
            expect(
                False,
                f"`meets_target({correct}, 100, 95)` returned a {kind}, but a plain bool was expected."
                " JSON refuses NumPy's bool.",
            )
        expect_call(answer.meets_target, correct, 100, 95, returns=correct >= 95, exact_type=True)
