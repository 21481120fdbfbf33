"""Words are what `split()` gives"""


class LogIndex:
    def __init__(self):
        self.texts = {}

    def add(self, doc_id, text):
        self.texts[doc_id] = self.texts.get(doc_id, "") + " " + text.lower()

    def search_all(self, *words):
        return {i for i, text in self.texts.items() if words and all(w.lower() in text for w in words)}

    def search_any(self, *words):
        return {i for i, text in self.texts.items() if any(w.lower() in text for w in words)}

    def __len__(self):
        return len(set(" ".join(self.texts.values()).split()))
