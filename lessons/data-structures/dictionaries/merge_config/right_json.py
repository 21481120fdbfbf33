import json


def merged(left, right):
    for key in right:
        both = isinstance(left.get(key), dict) and isinstance(right[key], dict)
        left[key] = merged(left[key], right[key]) if both else right[key]
    return left


def merge_config(base, over):
    # Settings are what JSON can hold, so a trip through it is a deep copy.
    return merged(json.loads(json.dumps(base)), json.loads(json.dumps(over)))
