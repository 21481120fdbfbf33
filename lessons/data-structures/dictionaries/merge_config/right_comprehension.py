def clone(value):
    if isinstance(value, dict):
        return {key: clone(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [clone(inner) for inner in value]
    return value


def merge_config(base, over):
    return {
        key: merge_config(base[key], over[key])
        if isinstance(base.get(key), dict) and isinstance(over.get(key), dict)
        else clone(over[key] if key in over else base[key])
        for key in {**base, **over}
    }
