"""`words` must be read-only"""


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read

    def __getattr__(self, name):
        if name != "words":
            raise AttributeError(name)
        signature = self._stat()
        if signature != self.__dict__.get("_signature"):
            self._kept = self._read()
            self._signature = signature
        return self._kept

    def __getstate__(self):
        return {"_stat": self._stat, "_read": self._read}

    def __setstate__(self, state):
        self.__dict__.update(state)
