class Batches:
    def __init__(self, rows, size):
        if size <= 0:
            raise ValueError(size)
        self.stream = iter(rows)
        self.size = size

    def __iter__(self):
        return self

    def __next__(self):
        batch = []
        for row in self.stream:
            batch.append(row)
            if len(batch) >= self.size:
                break
        if not batch:
            raise StopIteration
        return batch


def batches(rows, size):
    return Batches(rows, size)
