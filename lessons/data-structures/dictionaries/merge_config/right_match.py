from functools import reduce


def _clone(value):
    match value:
        case dict():
            return {key: _clone(inner) for key, inner in value.items()}
        case list():
            return [_clone(inner) for inner in value]
    return value


def merge_config(base, over):
    def put(merged, item):
        key, value = item
        match merged.get(key), value:
            case dict() as mine, dict():
                return {**merged, key: merge_config(mine, value)}
        return {**merged, key: _clone(value)}

    return reduce(put, over.items(), _clone(base))
