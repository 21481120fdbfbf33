"""`array_key` returned nothing"""


def array_key(a):
    key = a.dtype.str, a.shape, a.tobytes()
