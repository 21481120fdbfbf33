"""read again for every change"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read, self._known = stat, read, {}

    @property
    def words(self):
        signature = self._stat()
        if signature not in self._known:
            self._known[signature] = self._read()
        return self._known[signature]

    def __getstate__(self):
        return {**self.__dict__, "_known": {}}
