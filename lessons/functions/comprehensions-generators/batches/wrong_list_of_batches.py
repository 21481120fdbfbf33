"""10 rows read to hand out a batch of 3"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    done, batch = [], []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            done.append(batch)
            batch = []
    if batch:
        done.append(batch)
    return done
