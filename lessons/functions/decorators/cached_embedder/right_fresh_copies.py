import json
import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def one_blank(text):
        words, word = [], ""
        for sign in unicodedata.normalize("NFC", text) + " ":
            if sign.isspace():
                if word:
                    words.append(word)
                word = ""
            else:
                word += sign
        return " ".join(words)

    def vector(text):
        text = one_blank(text)
        key = json.dumps([model_id, text])
        if store.get(key) is None:
            store[key] = np.array(list(embed(text)), dtype=np.float32)
        return store[key].copy()

    return vector
