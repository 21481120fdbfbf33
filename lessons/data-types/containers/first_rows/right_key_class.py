from dataclasses import dataclass
from itertools import filterfalse


@dataclass(frozen=True, slots=True)
class Key:
    values: tuple
    gaps: tuple


def first_rows(rows, keys):
    seen = set()

    def repeated(row):
        gaps = tuple(k for k in keys if row[k] != row[k])
        key = Key(tuple(0 if k in gaps else row[k] for k in keys), gaps)
        if key in seen:
            return True
        seen.add(key)
        return False

    return list(filterfalse(repeated, rows))
