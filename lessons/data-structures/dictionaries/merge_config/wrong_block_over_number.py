"""is replaced, whatever the two are"""

import copy


def merge_config(base, over):
    result = copy.deepcopy(base)
    for key, value in over.items():
        if isinstance(value, dict):
            result[key] = merge_config(result.get(key, {}), value)
        else:
            result[key] = copy.deepcopy(value)
    return result
