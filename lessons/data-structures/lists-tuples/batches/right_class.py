class batches:
    def __init__(self, records, size):
        if not size >= 1:
            raise ValueError("a batch holds at least one record")
        self._feed, self._size = iter(records), size

    def __iter__(self):
        return self

    def __next__(self):
        batch = []
        for _ in range(self._size):
            try:
                batch.append(next(self._feed))
            except StopIteration:
                break
        if not batch:
            raise StopIteration
        return batch
