import csv
import re

_NUMBER = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?\s*")


def stream_rows(opener):
    with opener() as file:
        reader = csv.DictReader(file, restval="")
        for row in reader:
            if _NUMBER.fullmatch(row["delay"]):
                yield {"depot": row["depot"], "delay": float(row["delay"])}
