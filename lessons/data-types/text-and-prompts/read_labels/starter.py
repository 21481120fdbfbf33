def read_labels(path) -> list[str]:
    """The labels of a UTF-8 file, one per line, clean and folded."""
    # TODO: decode line by line, so that an error knows its line.
