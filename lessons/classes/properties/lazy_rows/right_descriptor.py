class _OnDemand:
    def __set_name__(self, owner, name):
        self._key = f"_{name}"

    def __get__(self, lazy, owner=None):
        if self._key not in vars(lazy):
            vars(lazy)[self._key] = lazy._loader()
        return vars(lazy)[self._key]

    def __set__(self, lazy, value):
        raise AttributeError("read-only")


class LazyRows:
    rows = _OnDemand()

    def __init__(self, loader):
        self._loader = loader

    @property
    def n_rows(self):
        return len(self.rows or ())

    def reload(self):
        vars(self).pop("_rows", None)
