"""Two objects share their rows"""

_MISSING = object()


class LazyRows:
    _rows = _MISSING

    def __init__(self, loader):
        self._loader = loader

    @property
    def rows(self):
        if LazyRows._rows is _MISSING:
            LazyRows._rows = self._loader()
        return LazyRows._rows

    @property
    def n_rows(self):
        return len(self.rows or [])

    def reload(self):
        LazyRows._rows = _MISSING
