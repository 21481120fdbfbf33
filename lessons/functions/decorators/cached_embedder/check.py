"""Counts what the model is asked; then writes into what was handed out."""

import hashlib
import unicodedata

import numpy as np

from tutor_app.checks.expect import NotYet, Recorder, call, expect, expect_value

SMALL, LARGE = "embed-small", "embed-large"


def _numbers(text, model=SMALL):
    # Spellings of one text have the same numbers, so what an answer does to the text shows in the calls alone.
    folded = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    digest = hashlib.sha256(f"{model}\0{folded}".encode()).digest()
    return [byte / 256 for byte in digest[:6]]


def _model(name=SMALL, form=list):
    return Recorder(does=lambda text: form(_numbers(text, name)), name="embed")


def _embedder(answer, embed, model=SMALL, store=None):
    store = {} if store is None else store
    made = call(answer.cached_embedder, embed, model, store)
    expect(
        made is not None,
        "`cached_embedder` returned nothing, but a function was expected: is a `return` missing?",
    )
    expect(callable(made), f"`cached_embedder` returned {made!r}, but a function of a text was expected.")
    expect(
        not embed.count,
        "`embed` was called while making the embedder; it is called for a text, when one comes.",
    )
    return made


def _vector(made, text, model=SMALL, story="", hint=""):
    """The vector of a text, compared with what the model gives for *model*."""
    subject = story or f"the vector of {text!r}"
    try:
        came = made(text)
    except NotYet:
        raise
    except Exception as error:
        raise NotYet(
            f"Asking for {subject} raised {f'{type(error).__name__}: {error}'.rstrip('.: ')}. {hint}".strip()
        ) from error
    expect(
        came is not None,
        f"{subject[0].upper()}{subject[1:]} is None, but an array was expected: is a `return` missing?",
    )
    expect(
        isinstance(came, np.ndarray) and came.dtype == np.float32 and came.ndim == 1,
        f"{subject[0].upper()}{subject[1:]} is {_kind(came)}, but a one-dimensional array of float32 was expected.",
    )
    expect_value(
        came,
        np.array(_numbers(text, model), dtype=np.float32),
        what=subject,
        hint=hint,
        rel_tol=1e-6,
        abs_tol=1e-7,
    )
    return came


def _kind(value):
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype} with the shape {value.shape}"
    return f"a {type(value).__name__}"


def _asked(embed):
    return [one.args[0] if one.args else one.kwargs for one in embed.all]


def check_vector(answer):
    """A text gives the model's numbers as float32"""
    for form in (list, tuple, lambda values: np.array(values, dtype=np.float64)):
        embed = _model(form=form)
        made = _embedder(answer, embed)
        _vector(made, "9 Quay")
        _vector(made, "12 Mill Lane")
        _vector(made, "9 Quay", story="the vector of '9 Quay', asked again,")
        expect(
            len(embed.all[0].args) == 1 and not embed.all[0].kwargs,
            f"`embed` was called with {embed.all[0]}, but it takes the text and nothing else.",
        )


def check_repeats(answer):
    """A text is asked for once"""
    embed = _model()
    made = _embedder(answer, embed)
    for _ in range(3):
        _vector(made, "9 Quay")
    expect(
        embed.count == 1,
        f"Three questions for '9 Quay' called `embed` {embed.count} times, but once is enough.",
    )
    _vector(made, "12 Mill Lane")
    _vector(made, "9 quay")
    _vector(made, "9 Quay")
    expect(
        embed.count == 3,
        f"'9 Quay', '12 Mill Lane' and '9 quay' are three texts, and `embed` was called with {_asked(embed)}: case is "
        "kept, and every different text is asked for once.",
    )


def check_blanks(answer):
    """Blanks do not make another text"""
    embed = _model()
    made = _embedder(answer, embed)
    for text in (
        "12 Mill Lane",
        " 12 Mill Lane",
        "12  Mill Lane ",
        "12\tMill   Lane\n",
        "12\u00a0Mill\n\nLane",
    ):
        _vector(made, text)
        expect(
            embed.count == 1,
            f"After '12 Mill Lane', the text {text!r} called `embed` again: extra blanks cost another call. Normalize "
            "first; every run of white space is a single blank.",
        )
    embed = _model()
    made = _embedder(answer, embed)
    _vector(made, "12Mill Lane")
    _vector(made, "12 Mill Lane")
    expect(
        embed.count == 2,
        "'12Mill Lane' and '12 Mill Lane' are two texts: blanks are made single, not removed.",
    )


def check_composed(answer):
    """Composed and decomposed are the same text"""
    embed = _model()
    made = _embedder(answer, embed)
    composed, decomposed = "4 Rue de l'\u00c9glise", "4 Rue de l'E\u0301glise"
    for text in (decomposed, composed):
        _vector(made, text)
    expect(
        embed.count == 1,
        f"{decomposed!a} and {composed!a} look the same and are the same text in NFC: composed and decomposed text cost "
        "two calls.",
    )
    came = _asked(embed)[0]
    expect(
        came == composed,
        f"`embed` was asked for {came!a}, but {composed!a} was expected: the model gets the normalized text, in NFC.",
    )
    embed = _model()
    made = _embedder(answer, embed)
    for text in ("Dock \u00b2", "Dock 2", "Stra\u00dfe 1", "Strasse 1"):
        _vector(made, text)
    expect(
        embed.count == 4,
        "'Dock \u00b2', 'Dock 2', 'Stra\u00dfe 1' and 'Strasse 1' are four texts, and `embed` was called with "
        f"{_asked(embed)}: NFC composes, and changes nothing else.",
    )


def check_what_the_model_gets(answer):
    """The model gets the normalized text"""
    embed = _model()
    made = _embedder(answer, embed)
    made(" 12  Mill\tLane ")
    expect(
        _asked(embed) == ["12 Mill Lane"],
        f"For ' 12  Mill\\tLane ' `embed` was called with {_asked(embed)}, but ['12 Mill Lane'] was expected: whoever "
        "comes first must not decide what the others get.",
    )


def check_models(answer):
    """A model is never served another one's vector"""
    store = {}
    small, large = _model(SMALL), _model(LARGE)
    first = _embedder(answer, small, SMALL, store)
    second = _embedder(answer, large, LARGE, store)
    _vector(first, "9 Quay", SMALL)
    came = second("9 Quay")
    if large.count == 0 or np.allclose(np.asarray(came, dtype=float), _numbers("9 Quay", SMALL)):
        raise NotYet(
            f"With one store, '9 Quay' was asked of {SMALL!r} and then of {LARGE!r}: a new model got the old model's "
            "vector. The key names everything that the vector depends on."
        )
    _vector(second, "9 Quay", LARGE)
    _vector(
        first,
        "9 Quay",
        SMALL,
        story=f"the vector of '9 Quay' by {SMALL!r}, after another model used the store,",
    )
    expect(
        (small.count, large.count) == (1, 1),
        f"Two models and one text are one call each; there were {small.count} and {large.count}: the entries of one "
        "model must not push out those of the other.",
    )


def check_no_collisions(answer):
    """Two pairs of model and text never share an entry"""
    for sign in ("", ":", "|", "/", "-", "_", " ", "::", "#", ",", "@", ".", "\0", "+", "=", "', '", '", "'):
        store = {}
        # With this sign between, both pairs give the same text.
        pairs = (("m", f"a{sign}b"), (f"m{sign}a", "b"))
        for model, text in pairs:
            embed = _model(model)
            _vector(
                _embedder(answer, embed, model, store),
                text,
                model,
                story=f"the vector of {text!r} by the model {model!r}, after {pairs[0][1]!r} by {pairs[0][0]!r},",
                hint="A model id may be any text, so glued to the text it may look like another pair.",
            )


def check_store(answer):
    """What is remembered is in the store, and only there"""
    store = {}
    first, second = _model(), _model()
    _vector(_embedder(answer, first, SMALL, store), "9 Quay")
    expect(
        store,
        "After a vector was computed the store that was passed in is still empty: it is shared by all, so put it there.",
    )
    again = _embedder(answer, second, SMALL, store)
    _vector(again, "9 Quay")
    expect(
        second.count == 0,
        "Another embedder with the same model id and the same store asked for '9 Quay' again: what one has found "
        "belongs to all.",
    )
    store.clear()
    _vector(again, "9 Quay", story="the vector of '9 Quay', after the store was cleared,")
    expect(
        second.count == 1,
        "After `store.clear()` the old vector was served: it is kept somewhere else, too.",
    )
    other = _model()
    _vector(_embedder(answer, other, SMALL, {}), "9 Quay")
    expect(other.count == 1, "An embedder with a store of its own served a vector that it never computed.")


def check_failure(answer):
    """Failures reach the caller and are not kept"""
    raised = TimeoutError("no answer")
    numbers = _numbers("9 Quay")
    embed = Recorder(raised, raised, numbers, name="embed")
    made = _embedder(answer, embed)
    for number in (1, 2):
        try:
            came = made("9 Quay")
        except Exception as error:
            if error is not raised:
                raise NotYet(
                    f"`embed` raised TimeoutError('no answer'), and {type(error).__name__}: {error} came out: failures "
                    "must reach the caller, as they are."
                ) from error
            came = None
            expect(
                embed.count == number,
                f"`embed` raised TimeoutError and was called {embed.count} times for {number} question{'s' if number > 1 else ''}; "
                "the next call for the text asks again, once.",
            )
        else:
            raise NotYet(
                f"Failures must reach the caller: `embed` raised TimeoutError('no answer'), and {came!r} came back."
            )
    _vector(
        made,
        "9 Quay",
        story="the vector of '9 Quay', after two failures,",
        hint="A failure must not be kept.",
    )


def check_cannot_be_poisoned(answer):
    """No caller can change what the others get"""
    embed = _model()
    store = {}
    made = _embedder(answer, embed, SMALL, store)
    for number in (1, 2, 3):
        vector = _vector(
            made,
            "9 Quay",
            story="the vector of '9 Quay'",
            hint=""
            if number == 1
            else "A caller changed the cached vector for everybody: hand out a read-only array "
            "or a fresh copy, the first time too.",
        )
        try:
            vector -= vector.mean()
            vector[0] = 99.0
        except ValueError:
            pass
    expect(embed.count == 1, f"Three questions for one text called `embed` {embed.count} times.")


def check_array_of_the_model(answer):
    """An array that embed returns stays its own"""
    buffer = np.zeros(6, dtype=np.float32)

    def reused(text):
        buffer[:] = _numbers(text)
        return buffer

    embed = Recorder(does=reused, name="embed")
    made = _embedder(answer, embed)
    story = "With an `embed` that writes each vector into the same float32 array and returns it,"
    for text in ("9 Quay", "12 Mill Lane", "9 Quay"):
        came = np.array(_safe(made, text, story))
        if not np.allclose(came, _numbers(text)):
            raise NotYet(
                f"{story} the vector of {text!r} became that of another text: keep a copy, the array belongs to `embed`."
            )
    expect(
        buffer.flags.writeable,
        f"{story} that array is read-only now: freeze a copy, the array belongs to `embed`.",
    )


def _safe(made, text, story):
    try:
        return made(text)
    except ValueError as error:
        raise NotYet(
            f"{story} the text {text!r} raised ValueError: {error}. Freeze a copy, the array belongs to `embed`."
        ) from error
