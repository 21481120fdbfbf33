from functools import partial


def _then(before, step):
    return lambda value: step(before(value))


def compose(*steps):
    composed = lambda value: value
    names = []
    for step in steps:
        composed = _then(composed, step)
        function = step
        while isinstance(function, partial):
            function = function.func
        names.append(function.__name__)
    composed.__name__ = " > ".join(names)
    return composed
