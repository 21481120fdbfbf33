"""A virtual screen whose pixels can be read without asking anybody: what is seen is measured from outside."""

from __future__ import annotations

import contextlib
import mmap
import os
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1440, 900
_LOOK_SECONDS = 0.003
# Every second column of every fourth row: no letter falls through, and a look costs little.
_ROWS, _COLUMNS = 4, 2
_SAME = 0.005

Pixels = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of the screen, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def of(self, frame: Pixels) -> Pixels:
        rows = slice(self.top // _ROWS, self.bottom // _ROWS)
        return frame[rows, self.left // _COLUMNS : self.right // _COLUMNS]


class Film:
    """What the screen showed, and when (seconds of the monotonic clock); only changes are kept."""

    def __init__(self, blank: Pixels) -> None:
        self.blank = blank
        self.frames: list[tuple[float, Pixels]] = []

    def add(self, at: float, frame: Pixels) -> None:
        last = self.frames[-1][1] if self.frames else self.blank
        if not np.array_equal(last, frame):
            self.frames.append((at, frame.copy()))

    def first_change(self) -> float | None:
        """When anything was seen first."""
        return self.frames[0][0] if self.frames else None

    def settled(self, part: Rectangle) -> float | None:
        """From when on *part* looked as it does at the end, but for a trifle such as a blinking caret."""
        if not self.frames:
            return None
        final = part.of(self.frames[-1][1])
        settled = None
        for at, frame in reversed(self.frames):
            if np.mean(part.of(frame) != final) > _SAME:
                break
            settled = at
        return settled


class Screen:
    """A running Xvfb."""

    def __init__(self, display: str, pixels: Pixels) -> None:
        self.display = display
        self._pixels = pixels

    def look(self) -> Pixels:
        return self._pixels[::_ROWS, ::_COLUMNS]

    def film(self, seconds: float, is_over: object = None) -> Film:
        """Film until *is_over*, a function, is true, *seconds* at most."""
        film = Film(self.look().copy())
        end = time.monotonic() + seconds
        while (now := time.monotonic()) < end:
            film.add(now, self.look())
            if callable(is_over) and is_over():
                break
            time.sleep(_LOOK_SECONDS)
        return film


@contextlib.contextmanager
def virtual_screen(folder: Path) -> Iterator[Screen]:
    """An Xvfb of our own with its picture in *folder*. Raises RuntimeError where it does not start."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command += ["-nolisten", "tcp", "-fbdir", str(folder), "-noreset"]
    try:
        server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        raise RuntimeError("Xvfb is needed for measuring; install it.") from None
    finally:
        os.close(write_end)
    try:
        with os.fdopen(read_end, encoding="ascii") as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start.")
        with (folder / "Xvfb_screen0").open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The head of the XWD format: its own length first, the number of colors as the twentieth word.
        head = np.frombuffer(memory, ">u4", 25)
        start = int(head[0]) + int(head[19]) * 12
        pixels = np.frombuffer(memory, np.uint32, WIDTH * HEIGHT, start).reshape(HEIGHT, WIDTH)
        yield Screen(f":{number}", pixels)
    finally:
        server.terminate()
        server.wait()
