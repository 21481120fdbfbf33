class LazyRows:
    __slots__ = ("_kept", "_loader")

    def __init__(self, loader):
        self._loader, self._kept = loader, []

    @property
    def rows(self):
        if not self._kept:
            self._kept.append(self._loader())
        return self._kept[0]

    @property
    def n_rows(self):
        try:
            return len(self.rows)
        except TypeError:
            return 0

    def reload(self):
        self._kept.clear()
