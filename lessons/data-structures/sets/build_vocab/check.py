"""The same numbers in every process and for every order of the documents; then specials, ties and sizes."""

import json
import os
import subprocess
import sys
from itertools import pairwise

from tutor_app.checks.expect import call, expect, expect_call, expect_type, expect_unchanged, expect_value

REPORTS = ["door stuck door cold", "brake noise cold stuck", "noise door late seat bell"]
SEEDS = (0, 1)

_IN_NEW_PROCESS = """
import json, sys, types
path, cases = json.loads(sys.argv[1])
answer = types.ModuleType("answer")
answer.__file__ = path
sys.modules["answer"] = answer
with open(path, encoding="utf-8") as file:
    exec(compile(file.read(), path, "exec"), answer.__dict__)
sys.stdout = sys.stderr
made = [answer.build_vocab(*case) for case in cases]
print(json.dumps([sorted((str(word), n) for word, n in one.items()) for one in made]), file=sys.__stdout__)
"""


def _in_new_processes(answer, cases):
    """What the answer makes of each case, as sorted pairs; one list for each hash seed."""
    command = [sys.executable, "-B", "-c", _IN_NEW_PROCESS, json.dumps([answer.__file__, cases])]
    # All at once: each imports what the answer imports.
    running = [
        subprocess.Popen(
            command,
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for seed in SEEDS
    ]
    ended = [process.communicate() for process in running]
    for process, (_, complaint) in zip(running, ended, strict=True):
        expect(
            process.returncode == 0,
            "`build_vocab` works in this process and fails in a new one: "
            f"{(complaint.strip().splitlines() or ['it said nothing'])[-1]}",
        )
    return [json.loads(printed) for printed, _ in ended]


def _vocab(answer, docs, size, *special):
    """What the answer makes of *docs*, if it is a dict of words and numbers."""
    came = call(answer.build_vocab, docs, size, *special)
    subject = f"`build_vocab({docs!r}, {size}{''.join(f', {s!r}' for s in special)})`"
    expect_type(came, dict, what=f"What {subject} returned")
    pairs = [word for word in came if isinstance(word, tuple)]
    expect(
        not pairs,
        f"{subject} has the key {pairs[:1]}. The keys are (word, count) pairs: take the words out of them.",
    )
    turned = came and all(isinstance(word, int) for word in came)
    expect(not turned, f"{subject} returned {came}: the dict goes from word to number.")
    return subject, came


def check_every_process(answer):
    """The same numbers in two new processes"""
    _vocab(answer, REPORTS, 10)
    many = ["<pad>", "<unk>", "<cls>", "<sep>", "<mask>"]
    of_seeds = _in_new_processes(answer, [(REPORTS, 8), (REPORTS, 8, many)])
    for made in zip(*of_seeds, strict=True):
        other = next((one for one in made if one != made[0]), None)
        expect(
            other is None,
            f"`build_vocab({REPORTS}, 8)` gave {dict(made[0])} in one process and {dict(other or [])} "
            "in another: two interpreters, two vocabularies. A set was walked while the numbers were given.",
        )


def check_specials_unchanged(answer):
    """The specials stay as they are"""
    _vocab(answer, ["b a"], 9)
    subject, came = _vocab(answer, ["d c"], 9)
    left = sorted(str(word) for word in came if word not in ("<pad>", "<unk>", "c", "d"))
    expect(
        not left,
        f"{subject} returned words of earlier calls, such as {', '.join(map(repr, left[:3]))}: "
        "a list that is a default keeps what is added to it.",
    )
    specials = ["<s>"]
    with expect_unchanged(specials, what="the list of specials", hint="It is the caller's: copy it."):
        _vocab(answer, ["b a"], 9, specials)


def check_every_order(answer):
    """The same numbers for every order of the documents"""
    for docs in (REPORTS, ["b a", "c d", "a e", "b f"]):
        subject, came = _vocab(answer, docs, 50)
        joined = [one.split()[-1] + other.split()[0] for one, other in pairwise(docs)]
        across = next((word for word in joined if word in came), None)
        expect(
            across is None,
            f"{subject} has the key {across!r}: two documents were joined without a blank between them.",
        )
        for size in (5, 8):
            subject, came = _vocab(answer, docs, size)
            _, turned = _vocab(answer, docs[::-1], size)
            expect(
                came == turned,
                f"{subject} returned {came}, and {turned} for the same documents in reverse order. The order of "
                "the documents changed the numbers: `most_common` settles ties by first appearance.",
            )


def check_frequency_and_ties(answer):
    """The most frequent first, ties in alphabetical order"""
    subject, came = _vocab(answer, ["seat door", "door bell", "zone seat door bell"], 6)
    by_number = [word for word in sorted(came, key=came.get) if word not in ("<pad>", "<unk>")]
    expect(
        by_number[:1] == ["door"] and by_number[-1:] == ["zone"],
        f"{subject} returned {came}. The most frequent words come first: door three times, zone once.",
    )
    expect_value(
        by_number,
        ["door", "bell", "seat", "zone"],
        what=f"The words of {subject}, by their numbers,",
        hint="Words of one count stand in alphabetical order.",
    )


def check_specials(answer):
    """Specials first, also if they occur in a text"""
    subject, came = _vocab(answer, ["<unk> door <unk> <unk> seat", "<pad> door"], 10)
    for number, special in enumerate(("<pad>", "<unk>")):
        expect(special in came, f"{subject} returned {came}, where {special!r} is missing.")
        expect(
            came[special] == number,
            f"{subject} returned {came}: {special!r} moved to {came[special]}, but {number} was expected. "
            "The specials get the first numbers, and a text that holds one does not change that.",
        )
    expect_value(
        came,
        {"<pad>": 0, "<unk>": 1, "door": 2, "seat": 3},
        what=subject,
        hint="Words are what `split()` gives: `<unk>` is one, with its brackets.",
    )
    subject, came = _vocab(answer, ["<unk> <unk> <unk> door seat"], 4)
    expect_value(
        came,
        {"<pad>": 0, "<unk>": 1, "door": 2, "seat": 3},
        what=subject,
        hint="Specials are taken out before the cut, or they use up the place of a word.",
    )


def check_size(answer):
    """At most max_size entries, numbered without gaps"""
    for size in (2, 3, 5, 10, 50):
        subject, came = _vocab(answer, REPORTS, size)
        expect(
            len(came) <= size,
            f"{subject} returned {len(came)} entries, but at most {size} were asked for: "
            "specials count towards the size.",
        )
        expect_value(
            sorted(came.values()),
            list(range(min(size, 10))),
            what=f"The numbers of {subject}, sorted",
        )


def check_words(answer):
    """Words as `split()` gives them, each occurrence counted"""
    expect_call(
        answer.build_vocab,
        ["Door door", " Door\tdoor,  door \n"],
        10,
        returns={"<pad>": 0, "<unk>": 1, "Door": 2, "door": 3, "door,": 4},
        hint="Words are what `split()` gives, and the case of words is kept.",
    )
    expect_call(
        answer.build_vocab,
        ["bell Zone"],
        10,
        returns={"<pad>": 0, "<unk>": 1, "Zone": 2, "bell": 3},
        hint="Ties stand as `sorted` orders texts, which puts capital letters first.",
    )
    expect_call(
        answer.build_vocab,
        ["bell bell bell", "seat", "seat"],
        10,
        returns={"<pad>": 0, "<unk>": 1, "bell": 2, "seat": 3},
        hint="Every occurrence counts, also within one document.",
    )
    came = call(answer.build_vocab, (text for text in ["b a b", "c a d"]), 4)
    expect_value(
        came, {"<pad>": 0, "<unk>": 1, "a": 2, "b": 3}, what="`build_vocab` with a generator of documents"
    )


def check_own_specials(answer):
    """Other specials, and no documents"""
    expect_call(
        answer.build_vocab,
        ["door <pad>"],
        5,
        ("<mask>", "<s>", "</s>"),
        returns={"<mask>": 0, "<s>": 1, "</s>": 2, "<pad>": 3, "door": 4},
        hint="The specials are those that were passed in, and only those.",
    )
    expect_call(answer.build_vocab, ["b a"], 9, [], returns={"a": 0, "b": 1})
    expect_call(answer.build_vocab, [], 10, returns={"<pad>": 0, "<unk>": 1})
