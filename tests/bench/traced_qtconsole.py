"""Starts Jupyter QtConsole as `jupyter qtconsole` does, and prints the clock with its first prompt."""

from __future__ import annotations

import sys
import time
from typing import Any

from qtconsole import qtconsoleapp
from qtconsole.console_widget import ConsoleWidget


def main() -> None:
    prompt_started = ConsoleWidget._prompt_started

    def traced(self: Any) -> None:
        prompt_started(self)
        ConsoleWidget._prompt_started = prompt_started
        print(time.monotonic(), flush=True)

    ConsoleWidget._prompt_started = traced
    sys.exit(qtconsoleapp.main())


if __name__ == "__main__":
    main()
