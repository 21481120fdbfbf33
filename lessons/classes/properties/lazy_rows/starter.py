class LazyRows:
    """Rows that are loaded on the first read."""

    def __init__(self, loader):
        # TODO: load on demand, once; make rows and n_rows read-only; add reload.
        self.rows = loader()
