def make_model(cls: type, config: dict | None = None, **overrides):
    """An object of `cls`, made with `config` and, above it, `overrides`."""
    # TODO: put the settings together, and refuse names that
    # `cls` does not know.
    return cls()
