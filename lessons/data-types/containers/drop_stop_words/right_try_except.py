def drop_stop_words(tokens, stop):
    stop = {w: w for w in stop}
    out = []
    for t in tokens:
        try:
            stop[t]
        except KeyError:
            out.append(t)
    return out
