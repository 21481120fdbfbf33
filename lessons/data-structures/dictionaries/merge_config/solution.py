import copy


def merge_config(base: dict, over: dict) -> dict:
    """A new dict with the settings of both, in which *over* wins, block by block."""
    # Deep copies: a branch that only one side has must not be shared with it.
    result = copy.deepcopy(base)
    for key, value in over.items():
        # Presence decides and never the truth of a value: None, False and 0 are settings.
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge_config(result[key], value)
        else:
            result[key] = copy.deepcopy(value)
    return result
