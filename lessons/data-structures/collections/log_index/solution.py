from collections import defaultdict


class LogIndex:
    """From words to the ids of the texts that hold them."""

    def __init__(self):
        self._ids = defaultdict(set)

    def add(self, doc_id, text):
        """Store the words of *text* under *doc_id*."""
        for word in text.lower().split():
            self._ids[word].add(doc_id)

    def _found(self, words):
        # `get` reads without storing, which indexing a defaultdict would do.
        return [self._ids.get(word.lower(), set()) for word in words]

    def search_all(self, *words):
        """The ids of the texts that hold all *words*."""
        found = self._found(words)
        # `set.intersection` makes a new set, so nobody gets hold of a stored one.
        return set.intersection(*found) if found else set()

    def search_any(self, *words):
        """The ids of the texts that hold at least one of *words*."""
        return set().union(*self._found(words))

    def __len__(self):
        """The number of different words."""
        return len(self._ids)
