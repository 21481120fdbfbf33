import difflib
import inspect


def make_model(cls, config=None, **overrides):
    names = list(inspect.signature(cls.__init__).parameters)[1:]
    settings = {}
    for source in (config, overrides):
        if source is not None:
            for key in source:
                settings[key] = source[key]
    complaints = []
    for key in settings:
        if key in names:
            continue
        text = f"'{key}'"
        for match in difflib.get_close_matches(key, names):
            text += f" (perhaps '{match}')"
        complaints.append(text)
    if len(complaints) > 0:
        raise ValueError("unknown: " + ", ".join(complaints))
    return cls(**settings)
