import difflib
import inspect


def make_model(cls, config=None, **overrides):
    settings = {} if config is None else config.copy()
    settings.update(overrides)
    parameters = inspect.signature(cls).parameters
    unknown = [name for name in settings if name not in parameters]
    if unknown:
        lines = [f"{cls.__name__} has no such settings:"]
        for name in unknown:
            matches = difflib.get_close_matches(name, parameters)
            lines.append(f"  {name!r}" + (f", close to {', '.join(matches)}" if matches else ""))
        raise ValueError("\n".join(lines))
    return cls(**settings)
