"""Equal keys must keep input order"""


def top_k(records, k, key):
    rows = [(key(record), record) for record in records]
    rows = [row for row in rows if row[0] == row[0]]
    rows.sort(key=lambda row: row[0])
    return [record for _, record in rows[::-1][:k]]
