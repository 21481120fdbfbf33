from datetime import date


class Side:
    def __init__(self, rows):
        self.days = [row["day"] for row in rows]
        self.values = {key: set() for key in ("row_id", "rider", "note")}
        for row in rows:
            for key, values in self.values.items():
                if row[key] is not None:
                    values.add(" ".join(str(row[key]).lower().split()))
        for values in self.values.values():
            values.discard("")


def audit_split(train, test):
    one, other = Side(train), Side(test)
    result = {
        name: one.values[key].intersection(other.values[key])
        for name, key in [("ids", "row_id"), ("groups", "rider"), ("texts", "note")]
    }
    last = max(one.days, default=date.min)
    first = min(other.days, default=date.max)
    result["overlaps_in_time"] = last >= first
    return result
