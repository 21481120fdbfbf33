def _name_of(step):
    try:
        return step.__name__
    except AttributeError:
        return _name_of(step.func)


def compose(*steps):
    if not steps:
        return lambda value: value
    first, *others = steps
    rest = compose(*others)

    def both(value):
        return rest(first(value))

    both.__name__ = " > ".join(map(_name_of, steps))
    return both
