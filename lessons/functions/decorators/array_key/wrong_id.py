"""an equal copy needs the same key"""


def array_key(a):
    return id(a)
