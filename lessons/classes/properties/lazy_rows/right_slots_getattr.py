class LazyRows:
    """An empty slot means "not loaded", and `__getattr__` fills it."""

    __slots__ = ("_loader", "_rows")

    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        if name != "_rows":
            raise AttributeError(name)
        self._rows = self._loader()
        return self._rows

    @property
    def rows(self):
        return self._rows

    @property
    def n_rows(self):
        return 0 if self._rows is None else len(self._rows)

    def reload(self):
        try:
            del self._rows
        except AttributeError:
            pass
