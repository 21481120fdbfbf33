"""A call through rings of decorators, compared with decorators written again; and the crowd that retries."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable

import pytest

from tutor_app.pictures.decorator_rings import (
    RINGS,
    RULES,
    SERVICES,
    Crowd,
    Stack,
    fullest,
    run_call,
    times,
)

STACKS = [
    Stack(rings, service, attempts)
    for count in range(4)
    for rings in itertools.permutations(RINGS, count)
    for service in SERVICES
    for attempts in (1, 2, 3, 5)
]
Text = Callable[[str], str]


class World:
    """A service, a clock and three decorators with the same promises, for the code that a stack shows."""

    def __init__(self, service: str) -> None:
        self.service = service
        self.now = 0.0
        self.calls = 0
        self.waited = 0.0
        self.reports: list[float] = []
        self.store: dict[str, str] = {}
        self.lookups: Counter[bool] = Counter()

    def ask(self, text: str) -> str:
        self.calls += 1
        self.now += 0.2
        if self.service == "fails" or (self.service == "recovers" and self.calls < 3):
            raise ConnectionError
        return text.upper()

    def timer(self, function: Text) -> Text:
        def inner(text: str) -> str:
            start = self.now
            try:
                return function(text)
            finally:
                self.reports.append(self.now - start)

        return inner

    def cache(self, function: Text) -> Text:
        def inner(text: str) -> str:
            self.lookups[text in self.store] += 1
            if text not in self.store:
                self.store[text] = function(text)
            return self.store[text]

        return inner

    def retry(self, attempts: int) -> Callable[[Text], Text]:
        def decorate(function: Text) -> Text:
            def inner(text: str) -> str:
                for wait in [2**number for number in range(attempts - 1)]:
                    try:
                        return function(text)
                    except ConnectionError:
                        self.now += wait
                        self.waited += wait
                return function(text)

            return inner

        return decorate

    def forget(self) -> None:
        self.now = self.waited = 0.0
        self.calls = 0
        self.reports.clear()
        self.lookups.clear()


def call(stack: Stack) -> tuple[World, str]:
    """Run the code that *stack* shows, and how it ended."""
    world = World(stack.service)
    space = {"ask": world.ask, "timer": world.timer, "cache": world.cache, "retry": world.retry}
    exec("\n".join(stack.code()), space)
    if stack.service == "cached":
        space["embed"]("north")
        world.forget()
    try:
        space["embed"]("north")
    except ConnectionError:
        return world, "gets the error"
    return world, "has the answer"


def test_every_stack_ends_and_counts_as_its_code_does() -> None:
    for stack in STACKS:
        world, ending = call(stack)
        end = run_call(stack)[-1]
        assert (end.place, end.mark) == ("caller", ending), stack
        assert (end.calls, end.waited) == (world.calls, world.waited), stack
        assert (end.hits, end.misses) == (world.lookups[True], world.lookups[False]), stack
        assert end.reports == pytest.approx(world.reports), stack


def test_what_happens_comes_in_through_the_rings_and_goes_out_through_them() -> None:
    for stack in STACKS:
        passages = run_call(stack)
        places = ["caller", *stack.rings, "core"]
        depths = [places.index(passage.place) for passage in passages]
        assert passages[0].mark == "asks"
        assert depths[0] == depths[-1] == 0
        for before, after in itertools.pairwise(depths):
            assert abs(before - after) <= 1, stack
        for passage in passages:
            assert passage.said.endswith(".")
            assert len(passage.states) == len(stack.rings)


def test_a_ring_has_nothing_to_say_before_the_call_has_reached_it() -> None:
    for stack in STACKS:
        passages = run_call(stack)
        for number, ring in enumerate(stack.rings):
            reached = False
            for passage in passages:
                reached = reached or passage.place == ring
                assert bool(passage.states[number]) == reached, (stack, ring)


def test_a_hit_runs_nothing_inside_the_cache() -> None:
    passages = run_call(Stack(service="cached"))
    assert [(passage.place, passage.mark) for passage in passages] == [
        ("caller", "asks"),
        ("timer", "starts"),
        ("cache", "hit"),
        ("timer", "0 s"),
        ("caller", "has the answer"),
    ]
    assert passages[-1].said == "The caller has the answer; the service was not asked."
    assert passages[-1].states == ("0 s", "hit", "")


def test_a_timer_inside_the_cache_does_not_see_a_hit_and_inside_retry_reports_each_attempt() -> None:
    assert run_call(Stack(("cache", "timer"), "cached"))[-1].reports == ()
    assert run_call(Stack(("timer", "retry"), "recovers"))[-1].reports == (3.6,)
    assert run_call(Stack(("retry", "timer"), "recovers"))[-1].reports == (0.2, 0.2, 0.2)


def test_a_failure_is_not_cached() -> None:
    end = run_call(Stack(("cache", "retry"), "fails"))[-1]
    assert end.states == ("nothing stored", "gave up")
    outside = run_call(Stack(("retry", "cache"), "recovers"))[-1]
    assert (outside.misses, outside.states[1]) == (3, "stored")


def test_the_last_attempt_is_not_followed_by_a_wait() -> None:
    marks = [passage.mark for passage in run_call(Stack(("retry",), "fails", attempts=3))]
    assert marks == [
        "asks",
        "attempt 1",
        "error",
        "waits 1 s",
        "attempt 2",
        "error",
        "waits 2 s",
        "attempt 3",
        "error",
        "gives up",
        "gets the error",
    ]


def test_a_second_call_without_a_cache_says_so() -> None:
    assert run_call(Stack(("timer",), "cached"))[0].said.endswith("; there is no cache.")
    assert run_call(Stack(("cache",), "cached"))[0].said.endswith("for the second time.")


# The crowd


def test_without_jitter_all_workers_come_back_together_however_often() -> None:
    for attempt, moments in enumerate(times(Crowd(), "none"), 1):
        assert set(moments) == {2**attempt - 1}
        assert fullest(moments) == 50


def test_the_additive_second_spreads_and_full_jitter_spreads_more_with_every_attempt() -> None:
    for seed in range(30):
        additive = [fullest(moments) for moments in times(Crowd(seed=seed), "additive")]
        full = [fullest(moments) for moments in times(Crowd(seed=seed), "full")]
        assert max(*additive, *full) < 25
        assert full[-1] <= 5
        assert full[-1] < min(additive)


def test_waits_keep_to_their_rule() -> None:
    crowd = Crowd(workers=1, attempts=6, seed=3)
    for rule in RULES:
        before = 0.0
        for attempt, (moment,) in enumerate(times(crowd, rule)):
            wait, base = moment - before, 2.0**attempt
            low, high = {"none": (base, base), "additive": (base, base + 1), "full": (0, base)}[rule]
            assert low <= wait <= high
            before = moment


def test_a_seed_gives_the_same_crowd_and_another_seed_another() -> None:
    for rule in ("additive", "full"):
        assert times(Crowd(seed=4), rule) == times(Crowd(seed=4), rule)
        assert times(Crowd(seed=4), rule) != times(Crowd(seed=5), rule)


@pytest.mark.parametrize(
    ("moments", "most"),
    [
        ((), 0),
        ((1.0,), 1),
        ((0.0, 0.05, 0.0999, 0.1), 3),
        ((0.0, 0.2, 0.25, 0.29, 0.31, 0.5), 3),
        ((0.0, 0.1, 0.2), 1),
    ],
)
def test_the_fullest_window_is_half_open_and_slides(moments: tuple[float, ...], most: int) -> None:
    assert fullest(moments) == most
    brute = max((sum(start <= moment < start + 0.1 for moment in moments) for start in moments), default=0)
    assert fullest(moments) == brute
