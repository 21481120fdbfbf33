"""`n_rows` loaded the rows once more"""

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
        return len(self._loader() or [])

    def reload(self):
        self._rows = _MISSING
