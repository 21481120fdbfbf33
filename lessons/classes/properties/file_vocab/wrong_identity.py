"""compare signatures for equality, not with `is`"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read
        self._signature = self._words = None

    @property
    def words(self):
        signature = self._stat()
        if signature is not self._signature:
            self._words = self._read()
            self._signature = signature
        return self._words

    def __getstate__(self):
        return {**vars(self), "_signature": None, "_words": None}
