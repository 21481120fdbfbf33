def drop_stop_words(tokens, stop):
    unwanted = {}
    for word in stop:
        unwanted[word] = True
    kept = []
    for token in tokens:
        if unwanted.get(token):
            continue
        kept.append(token)
    return kept
