class FileVocab:
    """Reads again at once, until the signature before and after a reading is the same."""

    def __init__(self, stat, read):
        self._stat = stat
        self._read = read
        self._signature = object()
        self._words = None

    @property
    def words(self):
        signature = self._stat()
        while signature != self._signature:
            self._words, self._signature = self._read(), signature
            signature = self._stat()
        return self._words

    def __getstate__(self):
        return self._stat, self._read

    def __setstate__(self, state):
        self.__init__(*state)
