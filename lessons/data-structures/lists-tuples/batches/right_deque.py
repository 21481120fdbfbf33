from collections import deque


def batches(records, size):
    if size < 1:
        raise ValueError("no size")
    waiting = deque()
    feed = iter(records)
    more = True
    while more:
        while more and len(waiting) < size:
            try:
                waiting.append(next(feed))
            except StopIteration:
                more = False
        if waiting:
            yield [waiting.popleft() for _ in range(len(waiting))]
