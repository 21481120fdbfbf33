import csv


class Rows:
    def __init__(self, opener):
        self.file = opener()
        self.reader = csv.DictReader(self.file)

    def __iter__(self):
        return self

    def __next__(self):
        while True:
            try:
                row = next(self.reader)
            except StopIteration:
                self.close()
                raise
            try:
                return {"depot": row["depot"], "delay": float(row["delay"])}
            except (TypeError, ValueError):
                pass

    def close(self):
        self.file.close()


def stream_rows(opener):
    return Rows(opener)
