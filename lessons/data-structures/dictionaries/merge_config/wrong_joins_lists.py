"""Lists are not joined"""

import copy


def merge_config(base, over):
    result = copy.deepcopy(base)
    for key, value in copy.deepcopy(over).items():
        below = result.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            result[key] = merge_config(below, value)
        elif isinstance(value, list) and isinstance(below, list):
            result[key] = below + value
        else:
            result[key] = value
    return result
