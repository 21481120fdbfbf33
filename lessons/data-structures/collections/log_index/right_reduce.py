from functools import reduce


class LogIndex(dict):
    def add(self, doc_id, text):
        for word in text.split():
            self.setdefault(word.upper(), []).append(doc_id)

    def ids(self, word):
        return set(self[word.upper()]) if word.upper() in self else set()

    def search_all(self, *words):
        if not words:
            return set()
        return reduce(lambda left, right: left & right, map(self.ids, words))

    def search_any(self, *words):
        return reduce(lambda left, right: left | right, map(self.ids, words), set())
