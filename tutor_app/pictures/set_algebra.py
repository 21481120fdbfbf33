"""Two texts as sets of words: what the operators give, and the two shares that are called coverage."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

MOST_WORDS = 40
MOST_TYPES = 12
MOST_LETTERS = 12

OPERATIONS = {
    "and": ("a & b", frozenset({"both"})),
    "or": ("a | b", frozenset({"only a", "both", "only b"})),
    "a minus b": ("a - b", frozenset({"only a"})),
    "b minus a": ("b - a", frozenset({"only b"})),
    "one": ("a ^ b", frozenset({"only a", "only b"})),
}
"""Code and the parts of the picture that it selects, by key."""

MEANINGS = {
    "and": "the words that are in both",
    "or": "the words that are in either",
    "a minus b": "the words of a that b does not have",
    "b minus a": "the words of b that a does not have",
    "one": "the words that are in exactly one",
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What two texts have in common; *a* is the known one, *b* the new one, each as its words in order."""

    a: tuple[str, ...]
    b: tuple[str, ...]

    def part(self, name: str) -> tuple[str, ...]:
        """The words of `only a`, `both` or `only b`, the most frequent of b first, then by letters."""
        a, b = set(self.a), set(self.b)
        words = {"only a": a - b, "both": a & b, "only b": b - a}[name]
        count = Counter(self.b)
        return tuple(sorted(words, key=lambda word: (-count[word], word)))

    def result(self, operation: str) -> tuple[str, ...]:
        """What the operation of OPERATIONS gives, sorted."""
        a, b = set(self.a), set(self.b)
        return tuple(
            sorted(
                {"and": a & b, "or": a | b, "a minus b": a - b, "b minus a": b - a, "one": a ^ b}[operation]
            )
        )

    def count(self, word: str) -> int:
        """How often *word* stands in b."""
        return self.b.count(word)

    @property
    def types(self) -> tuple[int, int]:
        """How many distinct words of b are in a, of how many."""
        return len(set(self.a) & set(self.b)), len(set(self.b))

    @property
    def tokens(self) -> tuple[int, int]:
        """How many running words of b are in a, of how many."""
        known = set(self.a)
        return sum(word in known for word in self.b), len(self.b)


def read_words(text: str, *, least: int = 0) -> tuple[str, ...]:
    """The words of *text* as `split()` gives them.

    Raises ValueError with the sentence to show where there are too few, too many, or one is too long.
    """
    words = tuple(text.split())
    if not least <= len(words) <= MOST_WORDS:
        raise ValueError(f"Type {least} to {MOST_WORDS} words with blanks between them.")
    if len(set(words)) > MOST_TYPES:
        raise ValueError(f"Type at most {MOST_TYPES} different words.")
    for word in words:
        if len(word) > MOST_LETTERS:
            raise ValueError(f"Shorten {word[:MOST_LETTERS]}… to at most {MOST_LETTERS} letters.")
    return words


def share(known: tuple[int, int]) -> str:
    """The share as it is shown: `5/7 = 0.714`."""
    part, whole = known
    return f"{part}/{whole} = {part / whole:.3f}"


def selected(compared: Compared, operation: str) -> str:
    """The sentence about the result of *operation*."""
    words = compared.result(operation)
    code, _ = OPERATIONS[operation]
    how_many = "no word" if not words else "1 word" if len(words) == 1 else f"{len(words)} words"
    return f"{code} gives {MEANINGS[operation]}: {how_many}."


def moved(before: Compared, after: Compared) -> str:
    """The sentence about what a change of the texts did to the two shares."""
    parts = []
    for name, one, other in (
        ("types", before.types, after.types),
        ("tokens", before.tokens, after.tokens),
    ):
        old, new = one[0] / one[1], other[0] / other[1]
        if old == new:
            parts.append(f"the share of {name} stayed at {share(other)}")
        else:
            verb = "rose" if new > old else "fell"
            parts.append(f"the share of {name} {verb} from {one[0]}/{one[1]} to {share(other)}")
    words = ", and ".join(parts)
    return f"{words[0].upper()}{words[1:]}."
