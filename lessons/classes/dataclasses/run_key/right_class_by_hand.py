def spelled(value):
    if isinstance(value, dict):
        return "{" + ",".join(f"{key!r}:{spelled(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(spelled, value)) + "]"
    return repr(value)


class RunKey:
    __slots__ = ("_model", "_note", "_spelled")

    @classmethod
    def make(cls, model, params, note=""):
        key = cls()
        key._model, key._note, key._spelled = model, note, spelled(params)
        return key

    @property
    def model(self):
        return self._model

    @property
    def note(self):
        return self._note

    def __eq__(self, other):
        if not isinstance(other, RunKey):
            return NotImplemented
        return (self._model, self._spelled) == (other._model, other._spelled)

    def __hash__(self):
        return hash((self._model, self._spelled))
