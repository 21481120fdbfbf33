"""`over` wins"""

import copy


def merge_config(base, over):
    result = copy.deepcopy(over)
    for key, value in base.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge_config(value, result[key])
        elif key not in result:
            result[key] = copy.deepcopy(value)
        else:
            result[key] = copy.deepcopy(value)
    return result
