import sqlite3


class LogIndex:
    def __init__(self):
        self._base = sqlite3.connect(":memory:")
        self._base.execute("create table hit (word text, doc)")

    def add(self, doc_id, text):
        rows = [(word.casefold(), doc_id) for word in text.split()]
        self._base.executemany("insert into hit values (?, ?)", rows)

    def _ids(self, word):
        return {
            doc for (doc,) in self._base.execute("select doc from hit where word = ?", (word.casefold(),))
        }

    def search_all(self, *words):
        return set.intersection(*map(self._ids, words)) if words else set()

    def search_any(self, *words):
        return set().union(*map(self._ids, words))

    def __len__(self):
        return self._base.execute("select count(distinct word) from hit").fetchone()[0]
