from collections import defaultdict


class LogIndex:
    def __init__(self):
        self._words = defaultdict(set)

    def add(self, doc_id, text):
        self._words[doc_id].update(text.lower().split())

    def search_all(self, *words):
        wanted = {word.lower() for word in words}
        return {doc for doc, words in self._words.items() if wanted and wanted <= words}

    def search_any(self, *words):
        wanted = {word.lower() for word in words}
        return {doc for doc, words in self._words.items() if not wanted.isdisjoint(words)}

    def __len__(self):
        return len(set().union(*self._words.values()))
