"""None, False, 0 and an empty text are values like any other"""

import copy


def merge_config(base, over):
    result = {}
    for key in base | over:
        left, right = base.get(key), over.get(key)
        if isinstance(left, dict) and isinstance(right, dict):
            result[key] = merge_config(left, right)
        else:
            result[key] = copy.deepcopy(right or left)
    return result
