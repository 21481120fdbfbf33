"""A nested block was replaced as a whole"""

import copy


def merge_config(base, over):
    return copy.deepcopy(base) | copy.deepcopy(over)
