"""An empty table was loaded 2 times"""

_MISSING = object()


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._rows = None

    @property
    def rows(self):
        if not self._rows:
            self._rows = self._loader()
        return self._rows

    @property
    def n_rows(self):
        return len(self.rows or [])

    def reload(self):
        self._rows = None
