import csv
from itertools import islice
from pathlib import Path


def mean_by(
    path: Path,
    key: str,
    value: str,
    chunk_rows: int = 1000,
) -> dict[str, float]:
    # Sums and counts can be added across chunks; means cannot.
    totals: dict[str, float] = {}
    counts: dict[str, int] = {}
    # newline="" leaves line breaks within quotes to the csv module.
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        while chunk := list(islice(rows, chunk_rows)):
            for row in chunk:
                text = row[value].strip()
                if text:  # "0" is a text and counts; "" and "  " are gaps
                    name = row[key]
                    totals[name] = totals.get(name, 0.0) + float(text)
                    counts[name] = counts.get(name, 0) + 1
    return {name: totals[name] / counts[name] for name in totals}
