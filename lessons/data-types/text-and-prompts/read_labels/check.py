import re
from pathlib import Path

from tutor_app.checks.expect import NotYet, call, expect, expect_raises, expect_type, expect_value

_FILE = Path("labels.txt")


def _read(answer, data, path=_FILE):
    """What the answer reads from a file of these bytes, and how to name the call."""
    _FILE.write_bytes(data)
    what = f"For a file with the bytes {data!r}, `read_labels(path)`"
    try:
        came = call(answer.read_labels, path)
    except NotYet as told:
        told = str(told).removeprefix("`read_labels(PosixPath('labels.txt'))` ")
        told = told.removeprefix("`read_labels(WindowsPath('labels.txt'))` ")
        told = told.removeprefix("`read_labels('labels.txt')` ")
        hint = "A path may be a `str` or a `pathlib.Path`." if "AttributeError: 'str'" in told else ""
        raise NotYet(f"{what} {told} {hint}".strip()) from None
    expect_type(came, list, what=what)
    if any(isinstance(label, (bytes, bytearray)) for label in came):
        expect(False, f"{what} is {came!r}: the labels are bytes, which no str ever equals. Decode them.")
    return what, came


def _expect_labels(answer, data, labels, hint, path=_FILE):
    what, came = _read(answer, data, path)
    if came != labels:
        texts = [label for label in came if isinstance(label, str)]
        invisible = "\u200b".encode() in data or "\ufeff".encode() in data
        if [label for label in came if label != ""] == labels and not invisible:
            hint = "A blank line became a label; a line with nothing left is dropped."
        elif [text.casefold() for text in texts] == labels:
            hint = "Labels are folded with `casefold`; `lower` leaves some letters alone."
        elif list(dict.fromkeys(labels)) == came:
            hint = "Repeats stay: each line is a label."
    # ascii, so that what is invisible can be seen
    expect(came == labels, f"{what} is {came!a}, but {labels!a} was expected. {hint}")
    expect_value(came, labels, what=what, hint=hint)


def check_plain(answer):
    """Labels of a plain file, in order, repeats included"""
    hint = "Each line is a label, without its line end."
    _expect_labels(answer, b"full\nempty\nfull\n", ["full", "empty", "full"], hint)
    _expect_labels(answer, b"full\r\nempty", ["full", "empty"], "`\\r\\n` ends a line, too.")
    _expect_labels(answer, b" dock full \n", ["dock full"], "A blank inside a label stays.")
    _expect_labels(answer, b"", [], "An empty file has no labels.")


def check_path(answer):
    """The path may be a str"""
    _expect_labels(
        answer, b"full\n", ["full"], "A path may be a `str` or a `pathlib.Path`.", path="labels.txt"
    )


def check_folded(answer):
    """Labels are folded, in every script"""
    data = "FULL\nStraße gesperrt\nПолон\n".encode()
    hint = "UTF-8 is the encoding, and `casefold` folds."
    _expect_labels(answer, data, ["full", "strasse gesperrt", "полон"], hint)


def check_blank_lines(answer):
    """Lines with nothing left are dropped"""
    hint = "A blank line became a label; a line with nothing left is dropped."
    _expect_labels(answer, b"full\n\n  \t\nempty\n\n", ["full", "empty"], hint)


def check_byte_order_mark(answer):
    """A byte order mark goes"""
    hint = "The byte order mark stuck to the first label."
    _expect_labels(answer, b"\xef\xbb\xbffull\nempty\n", ["full", "empty"], hint)
    hint = "A byte order mark may stand at any label: files are sometimes glued together."
    _expect_labels(answer, "full\n\ufeffempty\nbroken\ufeff\n".encode(), ["full", "empty", "broken"], hint)
    hint = "A byte order mark alone is a blank line."
    _expect_labels(answer, "\ufeff\nfull\n".encode(), ["full"], hint)


def check_spaces(answer):
    """Non-breaking, ideographic and zero-width spaces at the ends go"""
    hint = "White space of any kind goes; `strip()` without an argument knows all of it."
    _expect_labels(answer, "\u00a0full\u00a0\n\u3000empty\u2009\n".encode(), ["full", "empty"], hint)
    hint = "The zero-width space is no white space to `strip`, and stayed."
    _expect_labels(answer, "full\u200b\n\u200bempty\n".encode(), ["full", "empty"], hint)
    hint = "A zero-width space alone is a blank line: test what is left, after it went."
    _expect_labels(answer, "full\n\u200b\n \u200b \nempty\n".encode(), ["full", "empty"], hint)


def check_mixture(answer):
    """Spaces and zero-width spaces in any mixture"""
    hint = "What goes first can uncover more: a blank behind a zero-width space, or the other way round."
    data = "\u200b full \u200b\n \u200b\u00a0\u200b empty\u200b \u200b\n\ufeff\u200b \ufeffbroken \ufeff\n"
    _expect_labels(answer, data.encode(), ["full", "empty", "broken"], hint)


def _line_hint(message, number, blank_before):
    """Why *message* names another line, as far as its numbers tell."""
    named = {int(digits) for digits in re.findall(r"(?<!\d)\d+(?!\d)", message)}
    if number - 1 in named:
        return "Lines are counted from 1."
    if number - blank_before in named:
        return "Blank lines count, too."
    if 1 in named:
        return (
            "A text file is decoded in blocks of many lines, so its error comes up before the loop has"
            " reached the line."
        )
    return ""


def _expect_line(answer, data, number, blank_before=0):
    _FILE.write_bytes(data)
    what = f"Line {number} of the bytes {data!r} is not UTF-8"
    try:
        came = answer.read_labels(_FILE)
    except UnicodeDecodeError as error:
        if not re.search(rf"(?<!\d){number}(?!\d)", str(error)):
            said = "and `read_labels` raised UnicodeDecodeError"
            raise NotYet(f"{what}, {said}: {error}. Say which line is not UTF-8.") from error
    except ValueError as error:
        if not re.search(rf"(?<!\d){number}(?!\d)", str(error)):
            raise NotYet(
                f"{what}, and `read_labels` raised ValueError: {error}. "
                f"The message should contain the number of the line, {number}."
                f" {_line_hint(str(error), number, blank_before)}".rstrip()
            ) from error
    except Exception:
        expect_raises(ValueError, answer.read_labels, _FILE, hint=f"{what}: raise ValueError.")
    else:
        expect(
            False,
            f"{what}, but `read_labels` raised no error and returned {came!a}: the undecodable byte was"
            " silently dropped or replaced, and a damaged label trains a damaged model.",
        )


def check_undecodable(answer):
    """A byte that is not UTF-8: ValueError with the number of the line"""
    _expect_line(answer, b"full\nempty\nca\xff\nbroken\n", 3)
    _expect_line(answer, b"caf\xe9\nfull\n", 1)


def check_line_number(answer):
    """Blank lines count, and so do labels that come again"""
    _expect_line(answer, b"full\n\n \nfull\nempty\n\nca\xff\n", 7, blank_before=3)
    _expect_line(answer, b"full\n" * 41 + b"caf\xc3\n" + b"full\n", 42)
