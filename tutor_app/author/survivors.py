"""`survivors.toml` in an exercise's folder: broken solutions that pass, each with the reason why it may.

```toml
[[survivor]]
in = "batches"                 # the function, left out for the module
before = "if size < 1:"
after = "if size <= 1:"
number = 2                     # the second of two that look alike; left out for the first
reason = "The caller never asks for batches of one row."
```
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tutor_app.author.mutants import Mutant, without_quotes

NAME = "survivors.toml"
_KEYS = {"in": str, "before": str, "after": str, "number": int, "reason": str}


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a mutant that passes is no hole in the check; *line* is where that stands in the file."""

    where: str
    before: str
    after: str
    number: int
    reason: str
    line: int

    @property
    def key(self) -> tuple[str, str, str, int]:
        """What a mutant has too, see `Mutant.key`."""
        return self.where, without_quotes(self.before), without_quotes(self.after), self.number


def read_survivors(folder: Path) -> tuple[list[Explanation], list[tuple[int, str]]]:
    """The explanations of an exercise, and (line, sentence) for what is wrong with the file."""
    path = folder / NAME
    if not path.is_file():
        return [], []
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return [], [(1, f"Make this file readable as UTF-8: {error}.")]
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        return [], [(int(found[1]) if found else 1, f"Write TOML that can be read: {error}.")]
    entries = tables.pop("survivor", [])
    if tables or not isinstance(entries, list):
        return [], [(1, "Write [[survivor]] tables and nothing else.")]
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "[[survivor]]" in line]
    explanations, wrong = [], []
    seen = set()
    for place, entry in enumerate(entries):
        line = lines[place] if place < len(lines) else 1
        unknown = [key for key in entry if key not in _KEYS]
        bad = [key for key, kind in _KEYS.items() if key in entry and type(entry[key]) is not kind]
        if unknown or bad or not {"before", "after"} <= set(entry):
            wrong.append((line, "Give this table before, after, reason, and in or number where needed."))
            continue
        one = Explanation(
            entry.get("in", ""),
            entry["before"],
            entry["after"],
            entry.get("number", 1),
            entry.get("reason", "").strip(),
            line,
        )
        if one.key in seen:
            wrong.append((line, "Remove this table; the same survivor is explained above."))
            continue
        seen.add(one.key)
        if not one.reason:
            wrong.append((line, "Say in reason why this mutant is still right, or make the check catch it."))
        explanations.append(one)
    return explanations, wrong


def add_survivors(folder: Path, mutants: list[Mutant]) -> None:
    """Append a table with an empty reason for each of *mutants*."""
    path = folder / NAME
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.is_file() else ""
    path.write_text(before + "\n".join(map(as_toml, mutants)), encoding="utf-8", newline="\n")


def as_toml(mutant: Mutant) -> str:
    """The table for *mutant*, its reason empty."""
    lines = ["[[survivor]]"]
    if mutant.where:
        lines.append(f"in = {_quoted(mutant.where)}")
    lines += [f"before = {_quoted(mutant.before)}", f"after = {_quoted(mutant.after)}"]
    if mutant.number > 1:
        lines.append(f"number = {mutant.number}")
    return "\n".join([*lines, 'reason = ""', ""])


def _quoted(text: str) -> str:
    plain = text.isprintable() and "'" not in text
    return f"'{text}'" if plain and ('"' in text or "\\" in text) else json.dumps(text, ensure_ascii=False)
