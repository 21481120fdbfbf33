from functools import cache


class LazyRows:
    def __init__(self, loader):
        self._load = cache(loader)
        self.reload = self._load.cache_clear

    @property
    def rows(self):
        return self._load()

    @property
    def n_rows(self):
        rows = self.rows
        return 0 if rows is None else len(rows)
