def drop_stop_words(tokens, stop):
    stop = dict.fromkeys(stop, True)
    decided = {}
    out = []
    for t in tokens:
        if t not in decided:
            decided[t] = not stop.get(t, False)
        if decided[t]:
            out.append(t)
    return out
