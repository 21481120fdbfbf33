"""Only one level was merged"""

import copy


def merge_config(base, over):
    result = copy.deepcopy(base)
    for key, value in copy.deepcopy(over).items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] |= value
        else:
            result[key] = value
    return result
