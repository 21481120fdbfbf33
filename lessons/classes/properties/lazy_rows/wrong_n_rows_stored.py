"""`n_rows` must be read-only"""


class LazyRows:
    def __init__(self, loader):
        self._loader = loader
        self._kept = []

    @property
    def rows(self):
        if not self._kept:
            self._kept.append(self._loader())
        return self._kept[0]

    def __getattr__(self, name):
        if name == "n_rows":
            return len(self.rows or [])
        raise AttributeError(name)

    def reload(self):
        self._kept.clear()
