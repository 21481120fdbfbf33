"""An earlier search changed what is stored"""

from collections import defaultdict


class LogIndex:
    def __init__(self):
        self._ids = defaultdict(set)

    def add(self, doc_id, text):
        for word in text.lower().split():
            self._ids[word].add(doc_id)

    def search_all(self, *words):
        if not words:
            return set()
        result = self._ids.get(words[0].lower(), set())
        for word in words[1:]:
            result &= self._ids.get(word.lower(), set())
        return set(result)

    def search_any(self, *words):
        return set().union(*(self._ids.get(word.lower(), set()) for word in words))

    def __len__(self):
        return len(self._ids)
