"""`reload()` before the first read must work"""


class LazyRows:
    def __init__(self, loader):
        self._loader = loader

    @property
    def rows(self):
        if not hasattr(self, "_rows"):
            self._rows = self._loader()
        return self._rows

    @property
    def n_rows(self):
        return len(self.rows or [])

    def reload(self):
        del self._rows
