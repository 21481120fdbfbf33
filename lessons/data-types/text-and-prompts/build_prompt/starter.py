from collections.abc import Sequence


def build_prompt(
    question: str,
    notes: Sequence[str],
    max_notes: int = 3,
) -> str:
    """A prompt of fixed layout that neither rider nor notes can forge."""
    # TODO: the lines of the exercise, with notes and question in place.
