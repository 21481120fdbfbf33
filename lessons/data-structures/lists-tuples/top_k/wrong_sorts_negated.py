"""all of them were put in order, and ten are asked for"""


def top_k(records, k, key):
    rows = [(key(record), i, record) for i, record in enumerate(records)]
    rows = [row for row in rows if row[0] == row[0]]
    rows.sort(key=lambda row: (-row[0], row[1]))
    return [row[2] for row in rows[:k]]
