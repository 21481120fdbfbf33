"""The old words came back"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read
        self._signature = None
        self._words = None

    @property
    def words(self):
        if self._words is None:
            self._words = self._read()
        return self._words

    def __getstate__(self):
        state = dict(self.__dict__)
        state["_words"], state["_signature"] = None, None
        return state
