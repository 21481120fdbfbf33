"""'composed', but 'inc > round' was expected"""


def compose(*steps):
    def composed(value):
        for step in steps:
            value = step(value)
        return value

    return composed
