class SchemaGuard:
    """Asks a table for its required columns and keeps notes about it."""

    # TODO: the required columns, and a body for each method

    def __init__(self, strict=True):
        pass

    def note(self, text):
        pass

    def diff(required, columns):
        pass

    def missing(self, columns):
        pass

    def from_dict(cls, options):
        pass
