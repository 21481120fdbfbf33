import hashlib
import json
import unicodedata
from functools import partial

import numpy as np


def cached_embedder(embed, model_id, store):
    return partial(_lookup, embed, model_id, store)


def _lookup(embed, model_id, store, text):
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    key = hashlib.sha256(json.dumps([model_id, text]).encode()).hexdigest()
    if key not in store:
        store[key] = tuple(float(x) for x in embed(text))
    return np.fromiter(store[key], np.float32)
