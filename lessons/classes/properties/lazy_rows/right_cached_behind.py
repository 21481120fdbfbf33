from functools import cached_property


class LazyRows:
    def __init__(self, loader):
        self._loader = loader

    @cached_property
    def _rows(self):
        return self._loader()

    @property
    def rows(self):
        return self._rows

    @property
    def n_rows(self):
        rows = self._rows
        return len(rows) if rows is not None else 0

    def reload(self):
        vars(self).pop("_rows", None)
