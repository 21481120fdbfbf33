"""the words travel to every worker"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read
        self._signature = None
        self._words = None

    @property
    def words(self):
        signature = self._stat()
        if signature != self._signature:
            self._words = self._read()
            self._signature = signature
        return self._words
