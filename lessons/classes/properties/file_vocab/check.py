"""A file that changes when it is told to, also while it is being read."""

import pickle

from tutor_app.checks.expect import call, expect, expect_defined, expect_value


class _File:
    """What `stat` and `read` look at; at module level, so that the two functions can be pickled."""

    def __init__(self):
        self.signature = (100, 20)
        self.words = ["clay", "loam"]
        self.reads = 0
        self.during = None
        self.error = None
        self.new_tuples = False

    def write(self, signature, words):
        self.signature, self.words = signature, words


_file = _File()


def _stat():
    return (*_file.signature,) if _file.new_tuples else _file.signature


def _read():
    _file.reads += 1
    if _file.error is not None:
        raise _file.error
    words = list(_file.words)
    if _file.during is not None:
        during, _file.during = _file.during, None
        during()
    return words


def _new(answer):
    _file.__init__()
    return call(expect_defined(answer, "FileVocab", kind="class"), _stat, _read)


def _words(vocab):
    try:
        return vocab.words
    except Exception as error:
        expect(False, f"Reading `words` raised {type(error).__name__}: {error}.")


def check_on_demand(answer):
    """Nothing is read at construction, once afterwards"""
    vocab = _new(answer)
    expect(_file.reads == 0, "read() ran in `__init__`: it is to run on the first access.")
    came = [_words(vocab) for _ in range(3)]
    expect_value(came, [["clay", "loam"]] * 3, what="`words`, three times,")
    expect(_file.reads == 1, f"{_file.reads} reads for an unchanged file and three accesses, 1 was expected.")
    vocab = _new(answer)
    _file.write((100, 0), [])
    came = [_words(vocab) for _ in range(2)]
    expect_value(came, [[], []], what="`words` of an empty file, twice,")
    expect(_file.reads == 1, f"{_file.reads} reads for an unchanged file that is empty, 1 was expected.")


def check_equal_signatures(answer):
    """An equal signature in a new tuple is no change"""
    vocab = _new(answer)
    _file.new_tuples = True
    _words(vocab), _words(vocab)
    expect(
        _file.reads == 1,
        f"{_file.reads} reads for an unchanged file whose `stat` makes a new tuple each time, 1 was expected: "
        "compare signatures for equality, not with `is`.",
    )


def _expect_noticed(answer, signature, hint):
    vocab = _new(answer)
    _words(vocab)
    _file.write(signature, ["sand"])
    what = f"`words` after the signature went from (100, 20) to {signature}"
    expect_value(_words(vocab), ["sand"], what=what, hint=hint)
    _words(vocab)
    expect_value(_file.reads, 2, what="The number of reads for two states of the file")


def check_changes(answer):
    """Every change of the signature"""
    old = "The old words came back: compare the signature at every access."
    _expect_noticed(answer, (200, 30), old)
    _expect_noticed(answer, (100, 21), old + " The time is the same and the size another.")
    _expect_noticed(answer, (101, 20), old + " The size is the same and the time another.")
    _expect_noticed(answer, (90, 25), "A restored older file was missed: compare for inequality.")
    _expect_noticed(
        answer,
        (100, 19),
        "A smaller file was missed: compare for inequality.",
    )


def check_back_and_forth(answer):
    """Back to an earlier signature, with other words"""
    vocab = _new(answer)
    _words(vocab)
    _file.write((200, 30), ["sand"])
    _words(vocab)
    _file.write((100, 20), ["peat"])
    expect_value(
        _words(vocab),
        ["peat"],
        what="`words` after the signature went from (100, 20) to (200, 30) and back",
        hint="The file is read again for every change: only the signature of the stored words counts.",
    )


def check_change_while_reading(answer):
    """A change while the file is read"""
    vocab = _new(answer)
    _file.during = lambda: _file.write((200, 30), ["sand"])
    _words(vocab)
    expect_value(
        _words(vocab),
        ["sand"],
        what="`words`, read again after the file changed during the first reading,",
        hint="The new signature was stored with the old words: ask for it before you read.",
    )


def check_failed_reading(answer):
    """A reading that fails is tried again"""
    vocab = _new(answer)
    _file.error = OSError("the disk is away")
    try:
        came = vocab.words
    except OSError:
        pass
    except Exception as error:
        expect(
            False,
            f"`read` raised OSError, and `words` raised {type(error).__name__}: {error}. "
            "The exception of `read` must reach the caller.",
        )
    else:
        expect(
            False,
            f"`read` raised OSError, and `words` returned {came!r}. "
            "The exception of `read` must reach the caller.",
        )
    _file.error = None
    expect_value(
        _words(vocab),
        ["clay", "loam"],
        what="`words`, after a first access in which `read` raised OSError,",
        hint="A reading that failed was not tried again: store the signature after a reading that worked.",
    )


def check_pickle(answer):
    """A pickle carries no words"""
    vocab = _new(answer)
    _file.write((300, 40_000), [f"word {number}" for number in range(5000)])
    _words(vocab)
    try:
        data = pickle.dumps(vocab)
    except Exception as error:
        expect(False, f"Pickling the object raised {type(error).__name__}: {error}.")
    expect(
        len(data) < 2000,
        f"After reading 5,000 words the pickle has {len(data):,} bytes, below 2,000 were expected: "
        "the words travel to every worker.",
    )
    expect(_file.reads == 1, f"{_file.reads} reads after one access and pickling, 1 was expected.")
    expect(
        _words(vocab) == _file.words and _file.reads == 1,
        f"{_file.reads} reads after an access, pickling and an access. The original has lost its words: "
        "leave them out of a copy of the state.",
    )
    try:
        copy = pickle.loads(data)
        came = copy.words
    except Exception as error:
        expect(
            False,
            f"`words` of the unpickled copy raised {type(error).__name__}: {error}. The copy cannot read: "
            "`stat` and `read` belong into the state.",
        )
    expect(
        came == _file.words,
        f"The copy gave {str(came)[:40]} for `words`, and not the words of the file: it must read for itself, "
        "so no signature may travel without its words.",
    )


def check_read_only(answer):
    """words is read-only"""
    vocab = _new(answer)
    _words(vocab)
    try:
        vocab.words = []
    except AttributeError:
        return
    except Exception as error:
        expect(False, f"`vocab.words = []` raised {type(error).__name__}, but AttributeError was expected.")
    expect(False, "`vocab.words = []` was accepted: `words` must be read-only.")
