"""If the loader returned None, `n_rows` is 0"""

_MISSING = object()


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._rows = _MISSING

    @property
    def rows(self):
        if self._rows is _MISSING:
            self._rows = self._loader()
        return self._rows

    @property
    def n_rows(self):
        return len(self.rows)

    def reload(self):
        self._rows = _MISSING
