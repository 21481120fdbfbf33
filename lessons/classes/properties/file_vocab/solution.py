class FileVocab:
    """The words of a file, read again when the file has changed."""

    def __init__(self, stat, read):
        self._stat, self._read = stat, read
        # No signature equals this list, so the first access reads.
        self._signature = []
        self._words = None

    @property
    def words(self):
        """The words as they are now."""
        # Before reading: a change while we read leaves the old signature,
        # and is noticed next time.
        signature = self._stat()
        if signature != self._signature:
            self._words = self._read()
            # Only after a reading that worked.
            self._signature = signature
        return self._words

    def __getstate__(self):
        # A copy of the state: the original keeps its words.
        return {**self.__dict__, "_signature": [], "_words": None}
