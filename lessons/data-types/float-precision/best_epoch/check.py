from numbers import Integral

from tutor_app.checks.expect import call, expect, expect_call, expect_unchanged, expect_value, short

# New objects, not `math.nan`: a NaN from a file is not the same object either.
_NAN = [float("nan") for _ in range(3)]


def _expect_epoch(answer, losses, epoch, hint, **options):
    came = call(answer.best_epoch, list(losses), **options)
    with_options = "".join(f", {name}={value}" for name, value in options.items())
    # Not expect_call: None is a result here, and no sign of a missing return.
    expect_value(came, epoch, what=f"`best_epoch({short(losses)}{with_options})`", hint=hint)


def check_steady(answer):
    """Losses that fall: the last epoch"""
    expect_call(answer.best_epoch, [0.9, 0.7, 0.5], returns=2, hint="Every epoch beat the one before.")
    hint = "A single epoch is the best one. Its position is 0, which is falsy but not None."
    _expect_epoch(answer, [0.9], 0, hint)
    hint = "The first loss that is a number always counts, however large."
    _expect_epoch(answer, [4e12, 3e12], 1, hint)


def check_worse(answer):
    """A worse epoch never counts"""
    hint = "A worse epoch was taken as an improvement: different is not better."
    _expect_epoch(answer, [0.4, 0.6], 0, hint)
    _expect_epoch(answer, [0.5, 0.4, 0.45, 0.6], 1, hint)
    hint = "Compare with the best so far, not with the epoch before."
    _expect_epoch(answer, [1.0, 0.5, 0.9, 0.8], 1, hint)


def check_noise(answer):
    """A gain of 1e-13 does not count, one of 2e-6 does"""
    hint = "Rounding noise counted as improvement: the gain must be larger than min_delta."
    _expect_epoch(answer, [0.5, 0.5 - 1e-13], 0, hint)
    _expect_epoch(answer, [0.5, 0.499998], 1, "A gain of 2e-6 is more than 1e-6, the default of min_delta.")


def check_min_delta(answer):
    """The gain must be more than min_delta"""
    hint = "The last gain is about 0.1, and min_delta asks for more than 0.15."
    _expect_epoch(answer, [1.0, 0.8, 0.7], 1, hint, min_delta=0.15)
    hint = "A gain of exactly min_delta is not enough."
    _expect_epoch(answer, [1.0, 0.75], 0, hint, min_delta=0.25)
    _expect_epoch(answer, [0.5, 0.5], 0, hint, min_delta=0.0)
    hint = "The gain is 0.5: min_delta is a difference, not a share of the loss."
    _expect_epoch(answer, [10.0, 9.5], 1, hint, min_delta=0.25)


def check_small_gains(answer):
    """Small gains add up"""
    hint = "Small gains must add up: the best so far is the loss of the last epoch that counted."
    _expect_epoch(answer, [1.0, 0.95, 0.9, 0.85], 3, hint, min_delta=0.12)


def check_nan_first(answer):
    """A NaN in the first epoch"""
    losses = [_NAN[0], 0.9, 0.5]
    came = call(answer.best_epoch, list(losses))
    hint = "A NaN first epoch never counts, and anything beats it."
    if isinstance(came, Integral) and came == 1:
        hint = "A NaN epoch keeps its place: positions are those in losses."
    _expect_epoch(answer, losses, 2, hint)


def check_nan_later(answer):
    """A NaN in the middle or at the end"""
    hint = "A NaN never counts, and it must not replace the best so far."
    _expect_epoch(answer, [0.9, _NAN[0], 0.5, 0.6], 2, hint)
    _expect_epoch(answer, [0.9, 0.5, _NAN[0]], 1, hint)


def check_all_nan(answer):
    """Nothing but NaN: None"""
    _expect_epoch(answer, _NAN, None, "All NaN gives None: no epoch counted, not even the first.")


def check_empty(answer):
    """No epochs: None"""
    expect_call(answer.best_epoch, [], returns=None, hint="Without epochs the answer is None.")


def check_hygiene(answer):
    """The result is an index, and the list stays as it is"""
    losses = [0.9, _NAN[0], 0.5, 0.6]
    with expect_unchanged(losses, what="The list of losses"):
        came = call(answer.best_epoch, losses)
    expect(
        isinstance(came, Integral) and not isinstance(came, bool),
        f"`best_epoch({short(losses)})` returned {short(came)}, but a whole number was expected:"
        " nothing else is an index.",
    )
