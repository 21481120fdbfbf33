"""`<unk>` is one, with its brackets"""

import re
from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(word for text in docs for word in re.findall(r"\w+", text))
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    return {word: i for i, word in enumerate([*specials, *ranked[: max_size - len(specials)]])}
