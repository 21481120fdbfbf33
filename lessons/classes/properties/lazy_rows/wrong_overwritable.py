"""`rows` must be read-only"""

from functools import cached_property


class LazyRows:
    def __init__(self, loader):
        self._loader = loader

    @cached_property
    def rows(self):
        return self._loader()

    @property
    def n_rows(self):
        return len(self.rows or [])

    def reload(self):
        self.__dict__.pop("rows", None)
