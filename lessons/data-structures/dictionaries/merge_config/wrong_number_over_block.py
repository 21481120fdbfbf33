"""is replaced, whatever the two are"""

import copy


def merge_config(base, over):
    result = copy.deepcopy(base)
    for key, value in over.items():
        if isinstance(result.get(key), dict):
            result[key] = merge_config(result[key], value)
        else:
            result[key] = copy.deepcopy(value)
    return result
