"""Editing the result changed an input"""


def merge_config(base, over):
    result = {
        key: merge_config(value, {}) if isinstance(value, dict) else value for key, value in base.items()
    }
    for key, value in over.items():
        if isinstance(value, dict):
            below = result.get(key)
            result[key] = merge_config(below if isinstance(below, dict) else {}, value)
        else:
            result[key] = value
    return result
