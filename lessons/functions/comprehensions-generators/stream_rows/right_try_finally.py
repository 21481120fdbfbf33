import csv


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def stream_rows(opener):
    file = opener()
    try:
        reader = csv.reader(file)
        heading = next(reader)
        depot, delay = heading.index("depot"), heading.index("delay")
        for fields in reader:
            if len(fields) <= max(depot, delay):
                continue
            minutes = number(fields[delay])
            if minutes is not None:
                yield {"depot": fields[depot], "delay": minutes}
    finally:
        file.close()
