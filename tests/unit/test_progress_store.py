"""What the store keeps, as the application asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tutor_app.progress import KeptDraft, ProgressStore, TopicState, drafts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ProgressStore]:
    opened = ProgressStore.open(tmp_path / "data")
    yield opened
    assert opened.trouble == ""
    opened.close()


def again(store: ProgressStore) -> ProgressStore:
    """The same data after the application was closed and started again."""
    assert store.close() == ""
    return ProgressStore.open(store.folder)


def sources(kept: list[KeptDraft]) -> list[tuple[str, str]]:
    return [(draft.source, draft.reason) for draft in kept]


def test_everything_is_there_after_closing_and_opening(store: ProgressStore) -> None:
    store.record_opened("slices")
    store.record_opened("tables")
    store.save_draft("slices/middle", "def middle(word):\n\treturn 'größer 数 🐍 \x00'\r\n")
    store.record_attempt("slices/middle", "pass", "not_yet", "Nothing came back.", "h1", '[{"text": "a"}]')
    store.record_hints("slices/middle", 2)
    store.record_solution_seen("slices/middle")
    store.record_prediction("slices#1", "yth", True)
    store.record_interview("slices?1", "It is a copy.", "partly")
    store.set_setting("window", {"size": [1440, 900], "names": ["a", None, 1.5]})
    store = again(store)
    assert store.notices == []
    assert store.last_opened() == "tables"
    assert store.opened_count() == 2
    assert store.draft("slices/middle") == "def middle(word):\n\treturn 'größer 数 🐍 \x00'\r\n"
    (attempt,) = store.attempts("slices/middle")
    assert (attempt.source, attempt.verdict, attempt.message) == ("pass", "not_yet", "Nothing came back.")
    assert (attempt.files_hash, attempt.checks) == ("h1", '[{"text": "a"}]')
    assert datetime.fromisoformat(attempt.at).utcoffset() is not None
    assert store.hints_shown("slices/middle") == 2
    assert store.solution_seen("slices/middle")
    prediction = store.prediction("slices#1")
    assert prediction is not None and (prediction.guess, prediction.matched) == ("yth", True)
    interview = store.interview("slices?1")
    assert interview is not None and (interview.answer, interview.rating) == ("It is a copy.", "partly")
    assert store.setting("window") == {"size": [1440, 900], "names": ["a", None, 1.5]}
    store.close()


def test_nothing_is_known_on_the_first_start(store: ProgressStore) -> None:
    assert store.opened_count() == 0
    assert store.last_opened() is None
    assert store.draft("slices/middle") is None
    assert store.draft_history("slices/middle") == []
    assert store.attempts("slices/middle") == []
    assert store.passed("slices/middle") is None
    assert store.hints_shown("slices/middle") == 0
    assert not store.solution_seen("slices/middle")
    assert store.prediction("slices#1") is None
    assert store.interview("slices?1") is None
    assert store.setting("zoom", 1.0) == 1.0
    assert store.topic_state("slices", ["slices/middle"]) is TopicState.UNTOUCHED


def test_half_a_surrogate_pair_is_kept_as_a_replacement_sign(store: ProgressStore) -> None:
    store.save_draft("slices/middle", "a = '\ud83d'")
    assert store.draft("slices/middle") == "a = '\ufffd'"


def test_a_pass_remembers_the_files_that_it_passed_and_the_last_right_answer(store: ProgressStore) -> None:
    store.record_attempt("slices/middle", "one", "right", "", "old files")
    store.record_attempt("slices/middle", "two", "right", "", "new files")
    store.record_attempt("slices/middle", "three", "not_yet", "No.", "new files")
    passed = store.passed("slices/middle")
    assert passed is not None
    assert (passed.source, passed.files_hash) == ("two", "new files")
    assert passed.first_at < passed.at
    assert [attempt.source for attempt in store.attempts("slices/middle")] == ["three", "two", "one"]


def test_a_check_that_failed_by_itself_is_no_pass(store: ProgressStore) -> None:
    store.record_attempt("slices/middle", "one", "check_failed", "", "h")
    assert store.passed("slices/middle") is None
    assert store.topic_state("slices", ["slices/middle"]) is TopicState.STARTED


@pytest.mark.parametrize(
    "touch",
    [
        lambda store: store.record_opened("slices"),
        lambda store: store.save_draft("slices/middle", "x"),
        lambda store: store.save_draft("slices#0123", "x"),
        lambda store: store.record_prediction("slices#0123", "x"),
        lambda store: store.record_interview("slices?0123", "x", "knew"),
        lambda store: store.record_attempt("slices/middle", "x", "not_yet", "", "h"),
    ],
)
def test_a_topic_is_started_by_whatever_is_done_in_it(store: ProgressStore, touch: object) -> None:
    assert callable(touch)
    touch(store)
    states = store.topic_states({"slices": ["slices/middle"], "slices-2": [], "tables": ["tables/x"]})
    assert states == {
        "slices": TopicState.STARTED,
        "slices-2": TopicState.UNTOUCHED,
        "tables": TopicState.UNTOUCHED,
    }


def test_a_topic_is_done_when_every_exercise_is_passed(store: ProgressStore) -> None:
    exercises = ["slices/middle", "slices/ends"]
    store.record_attempt("slices/middle", "x", "right", "", "h")
    assert store.topic_state("slices", exercises) is TopicState.STARTED
    store.record_attempt("slices/ends", "x", "right", "", "h")
    assert store.topic_state("slices", exercises) is TopicState.DONE
    store.record_attempt("slices/ends", "x", "not_yet", "", "h")
    assert store.topic_state("slices", exercises) is TopicState.DONE


def test_a_topic_without_exercises_is_never_done(store: ProgressStore) -> None:
    store.record_opened("slices")
    assert store.topic_state("slices", []) is TopicState.STARTED


def test_hints_once_shown_stay_shown(store: ProgressStore) -> None:
    store.record_hints("slices/middle", 2)
    store.record_hints("slices/middle", 1)
    assert store.hints_shown("slices/middle") == 2


def test_the_last_guess_and_the_last_interview_answer_count(store: ProgressStore) -> None:
    for guess, matched in (("a", False), ("b", None)):
        store.record_prediction("slices#1", guess, matched)
    for rating in ("missed", "knew"):
        store.record_interview("slices?1", "", rating)
    prediction, interview = store.prediction("slices#1"), store.interview("slices?1")
    assert prediction is not None and (prediction.guess, prediction.matched) == ("b", None)
    assert interview is not None and interview.rating == "knew"


def test_a_setting_that_json_cannot_hold_is_refused_and_the_store_goes_on(store: ProgressStore) -> None:
    with pytest.raises(TypeError):
        store.set_setting("bad", object())
    store.set_setting("good", 1)
    assert store.setting("good") == 1


def test_a_mistake_in_an_event_is_raised_and_does_not_block_later_events(store: ProgressStore) -> None:
    with pytest.raises(Exception, match="type"):
        store.record_hints("slices/middle", object())  # type: ignore[arg-type]
    store.record_hints("slices/middle", 1)
    assert store.hints_shown("slices/middle") == 1


def test_a_reset_draft_can_be_found_in_the_history(store: ProgressStore) -> None:
    store.save_draft("slices/middle", "my answer")
    store.discard_draft("slices/middle")
    assert store.draft("slices/middle") is None
    assert sources(store.draft_history("slices/middle")) == [("my answer", "reset")]


def test_the_same_text_reset_twice_is_in_the_history_once(store: ProgressStore) -> None:
    for _ in range(2):
        store.save_draft("slices/middle", "my answer")
        store.discard_draft("slices/middle")
    assert sources(store.draft_history("slices/middle")) == [("my answer", "reset")]


def test_a_draft_that_loses_half_its_text_at_once_is_kept(store: ProgressStore) -> None:
    store.save_draft("slices/middle", "a")
    store.save_draft("slices/middle", "a long answer of many signs")
    store.save_draft("slices/middle", "")
    assert sources(store.draft_history("slices/middle"))[0] == ("a long answer of many signs", "earlier")


def test_typing_on_leaves_one_copy_in_ten_minutes_and_not_one_a_second(store: ProgressStore) -> None:
    for length in range(1, 100):
        store.save_draft("slices/middle", "x" * length)
    assert len(store.draft_history("slices/middle")) == 1


def test_saving_the_same_text_again_adds_nothing_to_the_history(store: ProgressStore) -> None:
    for _ in range(3):
        store.save_draft("slices/middle", "text")
    assert store.draft_history("slices/middle") == []


def test_the_history_of_a_draft_is_bounded_and_keeps_the_newest(store: ProgressStore) -> None:
    for number in range(drafts.KEPT_PER_DRAFT + 5):
        store.save_draft("slices/middle", f"answer {number}")
        store.discard_draft("slices/middle")
    store.save_draft("slices/ends", "other")
    store.discard_draft("slices/ends")
    kept = store.draft_history("slices/middle")
    assert len(kept) == drafts.KEPT_PER_DRAFT
    assert kept[0].source == f"answer {drafts.KEPT_PER_DRAFT + 4}"
    assert len(store.draft_history("slices/ends")) == 1


def test_what_another_window_typed_goes_to_the_history_when_it_is_replaced(store: ProgressStore) -> None:
    other = ProgressStore.open(store.folder)
    store.save_draft("slices/middle", "mine, the first")
    other.save_draft("slices/middle", "the other window's, typed without looking")
    store.save_draft("slices/middle", "mine, the second")
    kept = {
        source for source, reason in sources(store.draft_history("slices/middle")) if reason == "other window"
    }
    assert kept == {"mine, the first", "the other window's, typed without looking"}
    other.close()


def test_going_on_with_the_other_windows_text_is_no_replacement(store: ProgressStore) -> None:
    other = ProgressStore.open(store.folder)
    other.save_draft("slices/middle", "half an answer")
    assert store.draft("slices/middle") == "half an answer"
    store.save_draft("slices/middle", "half an answer, and more")
    assert [reason for _, reason in sources(store.draft_history("slices/middle"))] == ["earlier"]
    other.close()


def test_a_write_of_another_window_is_noticed_once_and_ones_own_never(store: ProgressStore) -> None:
    other = ProgressStore.open(store.folder)
    store.changed()
    store.record_opened("slices")
    assert not store.changed()
    other.record_opened("tables")
    assert store.changed()
    assert not store.changed()
    assert store.last_opened() == "tables"
    other.close()
