class RunKey:
    __slots__ = ("_note", "_t")

    @classmethod
    def make(cls, model, params, note=""):
        self = object.__new__(cls)

        def text(v):
            if isinstance(v, dict):
                return "{" + ",".join(f"{k!r}:{text(v[k])}" for k in sorted(v)) + "}"
            if isinstance(v, list):
                return "[" + ",".join(map(text, v)) + "]"
            return repr(v)

        object.__setattr__(self, "_t", (model, text(params)))
        object.__setattr__(self, "_note", note)
        return self

    def __setattr__(self, *a):
        raise AttributeError("frozen")

    __delattr__ = __setattr__

    @property
    def model(self):
        return self._t[0]

    @property
    def note(self):
        return self._note

    def __eq__(self, o):
        return isinstance(o, RunKey) and o._t == self._t

    def __hash__(self):
        return hash(self._t)
