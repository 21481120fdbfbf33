"""A partial has no __name__; its function"""


def compose(*steps):
    def composed(value):
        for step in steps:
            value = step(value)
        return value

    composed.__name__ = " > ".join(step.__name__ for step in steps)
    return composed
