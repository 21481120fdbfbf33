class LogIndex:
    def __init__(self):
        self.texts = {}

    def add(self, doc_id, text):
        self.texts.setdefault(doc_id, set()).update(text.casefold().split())

    def search_all(self, *words):
        asked = {word.casefold() for word in words}
        return {doc_id for doc_id, stored in self.texts.items() if asked and asked <= stored}

    def search_any(self, *words):
        asked = {word.casefold() for word in words}
        return {doc_id for doc_id, stored in self.texts.items() if asked & stored}

    def __len__(self):
        return len(set().union(*self.texts.values()))
