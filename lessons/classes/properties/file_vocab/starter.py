class FileVocab:
    """The words of a file, read again when the file has changed."""

    def __init__(self, stat, read):
        # TODO: read on demand, compare signatures, travel light.
        self.words = read()
