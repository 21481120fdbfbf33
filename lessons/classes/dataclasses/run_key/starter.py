class RunKey:
    """The key under which the result of an experiment is kept."""

    @classmethod
    def make(cls, model: str, params: dict, note: str = "") -> "RunKey":
        # TODO: something frozen that can be hashed
        ...
