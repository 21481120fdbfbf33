from collections import Counter
from collections.abc import Iterable, Sequence


def build_vocab(
    docs: Iterable[str], max_size: int, specials: Sequence[str] = ("<pad>", "<unk>")
) -> dict[str, int]:
    """Numbers for the specials and for the most frequent words of *docs*."""
    counts = Counter(word for doc in docs for word in doc.split())
    # A special that occurs in a text already has its number.
    for special in specials:
        counts.pop(special, None)
    # No two words have the same key, so neither document order nor hash order can decide.
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    words = [*specials, *ranked[: max_size - len(specials)]]
    return {word: number for number, word in enumerate(words)}
