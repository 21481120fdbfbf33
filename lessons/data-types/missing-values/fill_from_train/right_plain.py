"""The standard library learns, loops apply; returns copies that it changes."""

import statistics


def fill_from_train(train, test):
    learned = {}
    for name in train.columns:
        values = [v for v in train[name] if v == v]
        if not values:
            raise ValueError("column " + name + " is empty")
        learned[name] = statistics.median(values), len(values) < len(train)
    done = []
    for table in (train.copy(), test.copy()):
        for name, (median, flagged) in learned.items():
            if flagged:
                table[name + "_was_missing"] = [v != v for v in table[name]]
            table[name] = [median if v != v else v for v in table[name]]
        done.append(table)
    return tuple(done)
