"""What comes back from a check: the verdict, the lines beside the ticks, and the first thing to mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class VerdictKind(StrEnum):
    """*right*, *not yet*, or *the check itself failed*, which never counts against the learner."""

    RIGHT = "right"
    NOT_YET = "not_yet"
    CHECK_FAILED = "check_failed"


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check: its line, whether it passed (None: not reached, or failed by itself), and what to mend."""

    text: str
    passed: bool | None
    message: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of an attempt.

    *message* is the first thing to mend, in complete sentences. *printed* is what the answer printed, its
    middle cut out where it is long. *seconds* is how long the checks took. *report* is a file to send to us,
    where the check itself failed. *stopped* says that the learner stopped the check, *out_of_time* that the
    answer ran longer than it may.
    """

    kind: VerdictKind
    message: str
    checks: tuple[CheckLine, ...] = ()
    printed: str = ""
    seconds: float = 0.0
    report: Path | None = None
    stopped: bool = False
    out_of_time: bool = False

    def to_json(self) -> dict[str, Any]:
        """What `tutor-app grade --json` prints."""
        return {
            "verdict": str(self.kind),
            "message": self.message,
            "checks": [
                {"text": line.text, "passed": line.passed, "message": line.message} for line in self.checks
            ],
        }
