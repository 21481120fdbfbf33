def drop_stop_words(tokens: list, stop) -> list:
    banned = set()
    for word in stop:
        banned.add(word)
    kept = tokens.copy()
    for i in range(len(kept) - 1, -1, -1):
        if kept[i] in banned:
            del kept[i]
    return kept
