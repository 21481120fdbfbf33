import csv


def stream_rows(opener):
    with opener() as file:
        reader = csv.reader(iter(file.readline, ""))
        names = next(reader)
        for fields in reader:
            row = dict(zip(names, fields, strict=False))
            try:
                delay = float(row["delay"])
            except (KeyError, ValueError):
                continue
            yield {"depot": row["depot"], "delay": delay}
