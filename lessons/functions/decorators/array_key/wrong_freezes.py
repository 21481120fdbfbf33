"""The flags or the shape of the array were changed"""


def array_key(a):
    a.setflags(write=False)
    return a.dtype.str, a.shape, a.tobytes()
