"""k=0 must give []"""


def top_k(records, k, key):
    rows = [(key(record), -i, record) for i, record in enumerate(records)]
    rows = sorted((row for row in rows if row[0] == row[0]), key=lambda row: row[:2])
    return [row[2] for row in rows[-k:][::-1]]
