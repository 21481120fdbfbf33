"""has no method `close`"""

import csv


class Rows:
    def __init__(self, opener):
        self.file = opener()
        self.reader = csv.DictReader(self.file)

    def __iter__(self):
        return self

    def __next__(self):
        for row in self.reader:
            try:
                return {"depot": row["depot"], "delay": float(row["delay"])}
            except (TypeError, ValueError):
                continue
        self.file.close()
        raise StopIteration


def stream_rows(opener):
    return Rows(opener)
