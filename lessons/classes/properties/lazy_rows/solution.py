# No loader can return this object, so it means "not loaded",
# which None and [] cannot.
_MISSING = object()


class LazyRows:
    """Rows that are loaded on the first read."""

    def __init__(self, loader):
        self._loader = loader
        self._rows = _MISSING

    @property
    def rows(self):
        """What the loader returned."""
        if self._rows is _MISSING:
            self._rows = self._loader()
        return self._rows

    @property
    def n_rows(self):
        """The number of rows."""
        # Through the public name: it loads if nothing was loaded.
        return 0 if self.rows is None else len(self.rows)

    def reload(self):
        """Forget the rows."""
        self._rows = _MISSING
