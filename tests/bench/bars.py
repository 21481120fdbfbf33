"""The bars: what is measured, against what, and what is wanted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of the table: *ours* against *theirs*, or alone.

    *limit* is for the median of ours in *unit*, *ratio* for the ratio of the medians; either may be missing.
    """

    name: str
    unit: str
    theirs: str = ""
    limit: float | None = None
    ratio: float | None = None

    def wanted(self) -> str:
        limit = f"<= {self.limit:g} {self.unit}" if self.limit is not None else ""
        ratio = f"<= {self.ratio:g} x" if self.ratio is not None else ""
        return ", ".join(filter(None, (limit, ratio)))


@dataclass(slots=True)
class Figures:
    """What was measured for a bar."""

    bar: Bar
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float | None:
        return median(self.ours) / median(self.theirs) if self.ours and self.theirs else None

    @property
    def is_complete(self) -> bool:
        return bool(self.ours) and bool(self.theirs or not self.bar.theirs)

    def verdict(self) -> str:
        if not self.is_complete:
            return "NOT MEASURED"
        within = self.bar.limit is None or median(self.ours) <= self.bar.limit
        ratio = self.ratio
        below = self.bar.ratio is None or (ratio is not None and ratio <= self.bar.ratio)
        return "met" if within and below else "NOT MET"


COURSE_OF_480 = "480 topics"
WINDOW = Bar("window shown", "s", "qtconsole's window", ratio=0.6)
PAGE = Bar("page readable", "s", "qtconsole's window", ratio=0.7)
PROMPT = Bar("kernel prompt", "s", "qtconsole's prompt", ratio=1.0)
MEMORY = Bar("memory after one minute", "MiB", "qtconsole and kernel", ratio=2.2)
VERDICT = Bar("verdict, pandas exercise, spare ready", "s", "cold process", limit=0.15, ratio=0.2)
TOPIC = Bar("opening a topic, first screen painted", "ms", limit=80)
COMPLETION = Bar("completion on df., list painted", "ms", limit=150)
BLOCKED = Bar("window blocked meanwhile, longest", "ms", limit=50)
WINDOW_480 = Bar(f"window shown, {COURSE_OF_480}", "s", "48 topics", ratio=1.3)
PAGE_480 = Bar(f"page readable, {COURSE_OF_480}", "s", "48 topics", ratio=1.3)
SEARCH_480 = Bar(f"search, {COURSE_OF_480}", "ms", "48 topics", ratio=1.3)


def table(measured: Iterable[Figures]) -> str:
    """The figures as a table of text: ours is median (least-most), theirs the median."""
    rows = [("bar", "ours", "against", "theirs", "ratio", "wanted", "runs", "")]
    for figures in measured:
        bar, ratio = figures.bar, figures.ratio
        rows.append(
            (
                bar.name,
                _spread(figures.ours, bar.unit),
                bar.theirs,
                _spread(figures.theirs, bar.unit),
                f"{ratio:.2f}" if ratio is not None else "",
                bar.wanted(),
                str(len(figures.ours)),
                figures.verdict(),
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _spread(values: list[float], unit: str) -> str:
    if not values:
        return ""
    digits = {"s": 3, "ms": 1}.get(unit, 0)
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    return f"{middle} {unit} ({least}-{most})"
