"""`n_rows` loads if nothing was loaded"""

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
        return 0 if self._rows is _MISSING or self._rows is None else len(self._rows)

    def reload(self):
        self._rows = _MISSING
