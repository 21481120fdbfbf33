class LogIndex:
    """From words to the ids of the texts that hold them."""

    def __init__(self):
        # TODO: where are the words kept?
        pass

    def add(self, doc_id, text):
        """Store the words of *text* under *doc_id*."""

    def search_all(self, *words):
        """The ids of the texts that hold all *words*."""
        return set()

    def search_any(self, *words):
        """The ids of the texts that hold at least one of *words*."""
        return set()

    def __len__(self):
        """The number of different words."""
        return 0
