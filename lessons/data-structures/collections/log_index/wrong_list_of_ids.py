"""a set was expected"""

from collections import defaultdict


class LogIndex:
    def __init__(self):
        self._ids = defaultdict(set)

    def add(self, doc_id, text):
        for word in text.lower().split():
            self._ids[word].add(doc_id)

    def search_all(self, *words):
        found = [self._ids.get(word.lower(), set()) for word in words]
        return sorted(set.intersection(*found)) if found else []

    def search_any(self, *words):
        return set().union(*(self._ids.get(word.lower(), set()) for word in words))

    def __len__(self):
        return len(self._ids)
