"""Begins a new topic: `tutor-app new-topic`. The files that it writes are the manual for authors.

They run and are verified as they are; what is left to do stands in them as TODO, and
`tutor-app check` names each until it is written.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tutor_app.course.markdown import escaped, plain_text
from tutor_app.course.model import Course
from tutor_app.course.reader import is_id

EXERCISE = "first_exercise"


class NewTopicError(Exception):
    """The topic cannot be made; the text is one sentence that says what to do. Nothing was written."""


def new_topic(course: Course, stage_id: str, topic_id: str, title: str) -> list[str]:
    """Write the files of a new topic at the end of a stage, and name it in `course.toml`.

    Gives lines that say what was written and what to do next.
    Raises NewTopicError for an unknown stage, a bad or taken id, a bad title, and a folder that is read-only.
    """
    title = title.strip()
    stages = {stage.id: stage for stage in course.stages()}
    if stage_id not in stages:
        raise NewTopicError(f"Choose a stage of the course, not {stage_id!r}: {', '.join(stages)}.")
    if not is_id(topic_id):
        raise NewTopicError(
            f"Choose an id of lower-case words joined by '-', such as float-precision, not {topic_id!r}."
        )
    taken = {topic.id for topic in course.topics()}
    folder = stages[stage_id].folder / topic_id
    if topic_id in taken or folder.exists():
        raise NewTopicError(f"Choose another id: {topic_id!r} is taken.")
    if not title or not title.isprintable():
        raise NewTopicError("Give the topic a title of one line.")

    toml = course.folder / "course.toml"
    try:
        # The line ends of the file are kept: they are its author's.
        text = toml.read_bytes().decode("utf-8")
        changed = _with_topic(text, stage_id, topic_id, title)
        written = _write_files(folder, title)
        beside = toml.with_name("course.toml.new")
        beside.write_bytes(changed.encode("utf-8"))
        beside.replace(toml)
    except OSError as error:
        where = error.filename or toml
        raise NewTopicError(f"Make {where} writable; the system says: {error.strerror}.") from error
    return [
        *(f"wrote {path}" for path in written),
        f"named {topic_id} in {toml}",
        f"Write what each TODO asks for; `tutor-app check {topic_id}` names those that are left.",
    ]


def _with_topic(text: str, stage_id: str, topic_id: str, title: str) -> str:
    """*text* of `course.toml` with one more topic in a stage, everything else as it was."""
    entry = f"{{ id = {json.dumps(topic_id)}, title = {json.dumps(title, ensure_ascii=False)} }}"
    expected = tomllib.loads(text)
    for part in expected["part"]:
        for stage in part["stage"]:
            if stage["id"] == stage_id:
                stage["topics"].append({"id": topic_id, "title": title})
    for changed in _insertions(text, entry):
        try:
            if tomllib.loads(changed) == expected:
                return changed
        except tomllib.TOMLDecodeError:
            continue
    raise NewTopicError(f"Add {entry} to the topics of {stage_id!r} in course.toml, and its folder, by hand.")


def _insertions(text: str, entry: str) -> Iterator[str]:
    """*text* with *entry* before each closing bracket; before one of them it is where it belongs."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    for bracket in re.finditer(r"\]", text):
        before, after = text[: bracket.start()], text[bracket.start() :]
        place, code = _last_code(before)
        comma = "" if code.endswith((",", "[")) else ","
        head = before[:place] + comma + before[place:]
        last_line = before[before.rfind("\n") + 1 :]
        if last_line.strip():
            space = "" if head.endswith(("[", " ")) else " "
            yield f"{head}{space}{entry}{after}"
        else:
            indent = re.match(r"[ \t]+(?=\{)", code)
            head = head[: len(head) - len(last_line)]
            yield f"{head}{indent[0] if indent else '    '}{entry},{line_end}{last_line}{after}"


def _last_code(text: str) -> tuple[int, str]:
    """Where the last code of *text* ends, comments behind it left out, and its line up to there."""
    end = len(text)
    while end > 0:
        start = text.rfind("\n", 0, end) + 1
        code = _without_comment(text[start:end])
        if code.strip():
            return start + len(code), code
        end = start - 1
    return 0, ""


def _without_comment(line: str) -> str:
    """A line of TOML up to its comment; a `#` inside quotes is no comment."""
    found = re.match(r"""(?:"(?:\\.|[^"\\])*"|'[^']*'|[^#"'])*""", line)
    return (found[0] if found else line).rstrip()


def _write_files(folder: Path, title: str) -> list[Path]:
    heading = title if plain_text(title) == title else escaped(title)
    files = {"lesson.md": _LESSON.replace("TITLE", heading, 1)}
    files |= {f"{EXERCISE}/{name}": text for name, text in _EXERCISE_FILES.items()}
    written = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


_LESSON = """\
---
difficulty: easy
---
# TITLE

TODO: Choose easy, medium or hard at the head of this file.
Two more lines may stand there, with ids and commas:
`prerequisites:` names earlier topics, `services:` names practice services that the examples talk to.

TODO: Say in two or three sentences what goes wrong at work without this, and what one can do after it.
Link to other topics with `[words](topic:topic-id)`, to a heading of this page with `[words](#the-heading)`.

```python
answer = 6 * 7
print(answer)
answer / 2
```

```output
42
21.0
```

TODO: Explain what was just seen, then ask the learner to change something and run it again.
A `python` block is an editor that runs; all blocks of the page share their names, in order.
The `output` block after it is what it prints and the value of its last expression; `...` stands for any text.
Where Python versions differ, write one block each, with `py>=3.12` and `py<3.12` after the word `output`.

## TODO: A heading for each idea

TODO: Before a surprising result, let the learner guess: the option `predict` hides the output until then.
The other options are `raises=NAME` for an example that ends in that exception, `fresh` for one that begins
without any names, and `no-run` for code that is only shown.

```python predict
print("ab" * 2)
```

```output
abab
```

```python raises=TypeError
"ab" + 2
```

```output
TypeError: can only concatenate str (not "int") to str
```

:::{note}
TODO: Put a thought beside the way into a `note`, a `tip` or a `warning`, or remove this box.
:::

## Pitfalls

:::{pitfall} TODO: Name the mistake in a few words
TODO: Show the symptom, as it is met at work.

```python
0.1 + 0.2 == 0.3
```

```output
False
```

TODO: Say why, and show the fix.

```python
import math

math.isclose(0.1 + 0.2, 0.3)
```

```output
True
```
:::

## Exercises

:::{exercise} first_exercise easy TODO: A short title
TODO: Rename the folder `first_exercise`, and say here what is to be written: names, arguments, results.
The word after the name of the folder is easy, medium or hard; the exercises of a page stand in that order.
Code in an exercise is only shown.

- `double(3)` is `6`
:::

:::{hint}
TODO: A first nudge; hints are shown one at a time. A later one may nearly say it.
:::

## Interview

:::{interview} TODO: A question that an interviewer asks about this?
- TODO: The key points of a good answer, one a line.
:::

:::{followup} TODO: What would be asked next?
- TODO: Its key points.
:::

:::{takeaway}
TODO: Say in one to three sentences what to remember when everything else is forgotten.
Where a picture that can be changed explains best, write `:::{picture} name`, a caption and `:::` there.
:::
"""

_EXERCISE_FILES = {
    "starter.py": """\
def double(number):
    # TODO: return twice the number.
    return number
""",
    "solution.py": """\
def double(number):
    # The learner sees this after a right answer: comments say why it is done like this.
    return number * 2
""",
    "check.py": '''\
"""Checks for `double`: functions check_*, in order, each in its own right.

The docstring of a check is the line beside its tick. `answer` is the learner's module.
`hint` ends the message: a sentence that names the reason without giving the solution away.
See tutor_app/checks/expect.py for all expectations.
"""

from tutor_app.checks.expect import expect_call


def check_numbers(answer):
    """Whole numbers and fractions"""
    expect_call(answer.double, 3, returns=6, hint="Twice a number is the number and the number again.")
    expect_call(answer.double, 0.5, returns=1.0)


def check_below_zero(answer):
    """Numbers below zero"""
    expect_call(answer.double, -2, returns=-4, hint="A number below zero is doubled too.")
''',
    "right_added.py": """\
# Another right answer, in another style: every right answer must pass, however it was reached.
def double(number):
    return number + number
""",
    "wrong_squared.py": '''\
"""Twice a number is the number and the number again."""

# A plausible wrong answer. The docstring above must be part of the message that it gets.


def double(number):
    return number**2
''',
    "wrong_printed.py": '''\
"""Twice a number is the number and the number again."""


def double(number):
    print(number * 2)
''',
    "wrong_without_sign.py": '''\
"""A number below zero is doubled too."""


def double(number):
    return abs(number) * 2
''',
}
