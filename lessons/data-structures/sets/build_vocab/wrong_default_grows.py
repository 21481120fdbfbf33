"""a list that is a default keeps what is added to it"""

from collections import Counter


def build_vocab(docs, max_size, specials=["<pad>", "<unk>"]):  # noqa: B006
    counts = Counter(word for text in docs for word in text.split() if word not in specials)
    specials += sorted(counts, key=lambda word: (-counts[word], word))[: max_size - len(specials)]
    return {word: i for i, word in enumerate(specials)}
