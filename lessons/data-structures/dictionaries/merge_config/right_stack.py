from copy import deepcopy


def merge_config(base, over):
    result = deepcopy(base)
    todo = [(result, deepcopy(over))]
    while todo:
        target, source = todo.pop()
        for key, value in source.items():
            if type(value) is dict and type(target.get(key)) is dict:
                todo.append((target[key], value))
            else:
                target[key] = value
    return result
