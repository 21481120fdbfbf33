"""The number from before the `reload()` was kept"""


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._is_loaded = False
        self._n_rows = None

    @property
    def rows(self):
        if not self._is_loaded:
            self._rows = self._loader()
            self._is_loaded = True
        return self._rows

    @property
    def n_rows(self):
        if self._n_rows is None:
            self._n_rows = len(self.rows or [])
        return self._n_rows

    def reload(self):
        self._is_loaded = False
