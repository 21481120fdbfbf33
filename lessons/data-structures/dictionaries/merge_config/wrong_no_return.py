"""is a `return` missing?"""

import copy


def merge_config(base, over):
    base = copy.deepcopy(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(base.get(key), dict):
            base[key] = merge_config(base[key], value)
        else:
            base[key] = copy.deepcopy(value)
