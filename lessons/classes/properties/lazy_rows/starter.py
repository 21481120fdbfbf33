class LazyRows:
    """Rows that are loaded on the first read."""

    def __init__(self, loader):
        # TODO: load on demand; rows and n_rows are read-only; add reload.
        self.rows = loader()
