"""The loader ran in `__init__`"""

_MISSING = object()


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._rows = loader()

    @property
    def rows(self):
        if self._rows is _MISSING:
            self._rows = self._loader()
        return self._rows

    @property
    def n_rows(self):
        return 0 if self.rows is None else len(self.rows)

    def reload(self):
        self._rows = _MISSING
