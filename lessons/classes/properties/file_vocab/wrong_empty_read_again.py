"""reads for an unchanged file"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read
        self._signature = None
        self._words = None

    @property
    def words(self):
        signature = self._stat()
        if signature != self._signature or not self._words:
            self._words = self._read()
            self._signature = signature
        return self._words

    def __getstate__(self):
        state = dict(self.__dict__)
        state["_words"], state["_signature"] = None, None
        return state
