import pandas as pd


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    tokens = pd.Series([w for doc in docs for w in doc.split() if w not in specials], dtype=object)
    table = tokens.value_counts().rename_axis("word").reset_index(name="n")
    table = table.sort_values(["n", "word"], ascending=[False, True])
    words = list(specials) + table["word"].tolist()
    return {word: int(i) for i, word in enumerate(words[:max_size])}
