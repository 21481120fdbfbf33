"""The old words came back"""

from functools import cached_property


class FileVocab:
    def __init__(self, stat, read):
        self._stat, self._read = stat, read

    @cached_property
    def words(self):
        return self._read()

    def __getstate__(self):
        return {"_stat": self._stat, "_read": self._read}
