class compose:
    def __init__(self, *steps):
        self.steps = list(steps)
        self.__name__ = " > ".join(getattr(s, "__name__", None) or s.func.__name__ for s in steps)

    def __call__(self, value):
        for step in self.steps:
            value = step(value)
        return value
