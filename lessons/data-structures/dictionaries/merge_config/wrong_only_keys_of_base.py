"""a key that only `over` has"""

import copy


def merge_config(base, over):
    result = {}
    for key, value in base.items():
        if isinstance(value, dict) and isinstance(over.get(key), dict):
            result[key] = merge_config(value, over[key])
        else:
            result[key] = copy.deepcopy(over.get(key, value))
    return result
