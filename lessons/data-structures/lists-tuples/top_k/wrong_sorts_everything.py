"""all of them were put in order, and ten are asked for"""


def top_k(records, k, key):
    rows = [(key(record), record) for record in records]
    rows = [row for row in rows if row[0] == row[0]]
    return [record for _, record in sorted(rows, key=lambda row: row[0], reverse=True)[:k]]
