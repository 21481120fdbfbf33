def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = {}
    for doc in docs:
        for word in doc.split():
            counts[word] = counts.get(word, 0) + 1
    words = [word for word in sorted(counts) if word not in specials]
    words.sort(key=counts.get, reverse=True)
    vocab = {}
    for word in [*specials, *words]:
        if len(vocab) == max_size:
            break
        vocab[word] = len(vocab)
    return vocab
