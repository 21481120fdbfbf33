"""3 loads for three reads"""

_MISSING = object()


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._rows = _MISSING

    @property
    def rows(self):
        return self._loader()

    @property
    def n_rows(self):
        return 0 if self.rows is None else len(self.rows)

    def reload(self):
        self._rows = _MISSING
