import functools


class FileVocab:
    def __init__(self, stat, read):
        self.stat, self.read = stat, read
        self._fill()

    def _fill(self):
        self._words_of = functools.lru_cache(maxsize=1)(lambda signature: self.read())

    @property
    def words(self):
        return self._words_of(self.stat())

    def __getstate__(self):
        return {"stat": self.stat, "read": self.read}

    def __setstate__(self, state):
        self.__dict__.update(state)
        self._fill()
