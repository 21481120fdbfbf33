import hashlib
import re
import unicodedata

import numpy as np


def cached_embedder(embed, model_id, store):
    def lookup(text):
        clean = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
        digest = hashlib.sha256(clean.encode("utf-8", "surrogatepass")).hexdigest()
        name = f"{model_id}:{digest}"
        raw = store.get(name)
        if raw is None:
            raw = np.asarray(embed(clean), dtype=np.float32).tobytes()
            store[name] = raw
        return np.frombuffer(raw, dtype=np.float32)

    return lookup
