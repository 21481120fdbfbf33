"""What happens in the rings around a function, and when a crowd of workers tries again.

The rings are real decorators around a real function; only the clock and the service are made up, so that
nobody waits. The crowd is drawn with a seeded generator.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tutor_app.pictures.typed import shown

RINGS = ("timer", "cache", "retry")
SERVICES = {
    "success": "answers",
    "recovers": "fails twice",
    "fails": "always fails",
    "cached": "asked before",
}
ANSWER_TIME = 0.2
KEY = "north"

Function = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Stack:
    """*rings* from the outermost to the innermost, what the service does, and how often retry tries."""

    rings: tuple[str, ...] = RINGS
    service: str = "success"
    attempts: int = 3

    def code(self) -> tuple[str, ...]:
        """The decorated function, line by line."""
        written = {"timer": "@timer", "cache": "@cache", "retry": f"@retry(attempts={self.attempts})"}
        return (*(written[ring] for ring in self.rings), "def embed(text):", "    return ask(text)")


@dataclass(frozen=True, slots=True)
class Passage:
    """The call after one thing has happened in it.

    *place* is a ring, `core` or `caller`; *mark* names what happened in a word or two. *states* holds for
    each ring, outermost first, what it has to say, empty while it has not run. *reports* are the seconds
    that the timer has reported.
    """

    place: str
    mark: str
    said: str
    states: tuple[str, ...]
    calls: int
    waited: float
    hits: int
    misses: int
    reports: tuple[float, ...]


class _Call:
    """Makes the decorated function and writes down what happens in one call of it."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        self.now = 0.0
        self.calls = 0
        self.waited = 0.0
        self.hits = 0
        self.misses = 0
        self.reports: list[float] = []
        self.states = dict.fromkeys(stack.rings, "")
        self.stored: dict[str, str] = {}
        self.passages: list[Passage] = []

    def note(self, place: str, mark: str, said: str, state: str | None = None) -> None:
        if state is not None:
            self.states[place] = state
        self.passages.append(
            Passage(
                place=place,
                mark=mark,
                said=said,
                states=tuple(self.states.values()),
                calls=self.calls,
                waited=self.waited,
                hits=self.hits,
                misses=self.misses,
                reports=tuple(self.reports),
            )
        )

    def core(self, text: str) -> str:
        self.calls += 1
        self.now += ANSWER_TIME
        fails = {"fails": True, "recovers": self.calls <= 2}.get(self.stack.service, False)
        if fails:
            self.note("core", "error", f"The service fails after {ANSWER_TIME} s: ConnectionError.")
            raise ConnectionError
        self.note("core", "answer", f"The service answers after {ANSWER_TIME} s.")
        return f"vector of {text}"

    def timer(self, inner: Function) -> Function:
        def timed(text: str) -> str:
            start = self.now
            self.note("timer", "starts", "timer looks at the clock and calls what is inside.", "running")
            failed = True
            try:
                answer = inner(text)
                failed = False
                return answer
            finally:
                seconds = round(self.now - start, 6)
                self.reports.append(seconds)
                also = ", for a call that failed" if failed else ""
                count = len(self.reports)
                state = f"{shown(seconds)} s" if count == 1 else f"{shown(seconds)} s, report {count}"
                self.note("timer", f"{shown(seconds)} s", f"timer reports {shown(seconds)} s{also}.", state)

        return timed

    def cache(self, inner: Function) -> Function:
        def cached(text: str) -> str:
            if text in self.stored:
                self.hits += 1
                self.note("cache", "hit", "cache has the answer: nothing inside it runs.", "hit")
                return self.stored[text]
            self.misses += 1
            self.note("cache", "miss", "cache does not know the key and calls what is inside.", "miss")
            try:
                answer = inner(text)
            except ConnectionError:
                said = "The error passes through the cache, which keeps nothing of it."
                self.note("cache", "nothing", said, "nothing stored")
                raise
            self.stored[text] = answer
            self.note("cache", "stored", "cache keeps the answer and hands it on.", "stored")
            return answer

        return cached

    def retry(self, inner: Function) -> Function:
        attempts = self.stack.attempts

        def retried(text: str) -> str:
            for attempt in range(1, attempts + 1):
                state = f"attempt {attempt} of {attempts}"
                self.note("retry", f"attempt {attempt}", f"retry begins {state}.", state)
                try:
                    answer = inner(text)
                except ConnectionError:
                    if attempt == attempts:
                        said = "retry has no attempt left and lets the error out."
                        self.note("retry", "gives up", said, "gave up")
                        raise
                    wait = 2.0 ** (attempt - 1)
                    self.now += wait
                    self.waited += wait
                    self.note("retry", f"waits {shown(wait)} s", f"retry waits {shown(wait)} s.")
                else:
                    self.note("retry", "passes on", "retry hands the answer on.")
                    return answer
            raise AssertionError("the last attempt returns or raises")

        return retried

    def decorated(self) -> Function:
        function: Function = self.core
        for ring in reversed(self.stack.rings):
            function = {"timer": self.timer, "cache": self.cache, "retry": self.retry}[ring](function)
        return function

    def run(self) -> None:
        embed = self.decorated()
        if self.stack.service == "cached":
            earlier = _Call(self.stack)
            earlier.decorated()(KEY)
            self.stored = earlier.stored
        self.note("caller", "asks", self.asked())
        try:
            embed(KEY)
        except ConnectionError:
            self.note("caller", "gets the error", "The caller gets the ConnectionError, unchanged.")
        else:
            asked = {0: "not asked", 1: "asked once"}.get(self.calls, f"asked {self.calls} times")
            self.note("caller", "has the answer", f"The caller has the answer; the service was {asked}.")

    def asked(self) -> str:
        if self.stack.service != "cached":
            return f'The caller calls embed("{KEY}").'
        if "cache" in self.stack.rings:
            return f'The caller calls embed("{KEY}") for the second time.'
        return f'The caller calls embed("{KEY}") for the second time; there is no cache.'


def run_call(stack: Stack) -> tuple[Passage, ...]:
    """Call the decorated function once and give what happened, the caller's call first."""
    call = _Call(stack)
    call.run()
    return tuple(call.passages)


# A crowd that tries again

RULES = {"none": "no jitter", "additive": "plus 0 to 1 s", "full": "full jitter"}
WINDOW = 0.1


@dataclass(frozen=True, slots=True)
class Crowd:
    """*workers* that fail together at second 0 and go on failing for *attempts* more attempts."""

    workers: int = 50
    attempts: int = 5
    seed: int = 0


def times(crowd: Crowd, rule: str) -> tuple[tuple[float, ...], ...]:
    """For each attempt the seconds at which the workers make it, in order; the wait doubles from 1 s."""
    draw = random.Random(crowd.seed)
    now = [0.0] * crowd.workers
    result = []
    for attempt in range(crowd.attempts):
        wait = 2.0**attempt
        for worker in range(crowd.workers):
            now[worker] += {
                "none": wait,
                "additive": wait + draw.uniform(0, 1),
                "full": draw.uniform(0, wait),
            }[rule]
        result.append(tuple(sorted(now)))
    return tuple(result)


def fullest(moments: Sequence[float], window: float = WINDOW) -> int:
    """The largest number of *moments*, in order, that fall into *window* seconds."""
    most = first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] >= window:
            first += 1
        most = max(most, last - first + 1)
    return most
