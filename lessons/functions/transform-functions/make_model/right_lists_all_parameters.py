import inspect


def make_model(cls, config=None, **overrides):
    settings = dict(config or {}, **overrides)
    known = inspect.getfullargspec(cls).args[1:] + inspect.getfullargspec(cls).kwonlyargs
    unknown = [name for name in settings if name not in known]
    if unknown:
        raise ValueError(f"unknown names: {', '.join(unknown)}; {cls.__name__} knows {', '.join(known)}")
    return cls(**settings)
