from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    tokens = sorted(word for doc in docs for word in doc.split() if word not in specials)
    # Ties go by first appearance, which is the alphabet now.
    common = Counter(tokens).most_common(max_size - len(specials))
    names = list(specials) + [word for word, _ in common]
    return dict(zip(names, range(len(names))))
