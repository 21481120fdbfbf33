"""An incomplete model crashed the report"""

import math


def rank_models(results, metric, higher_is_better=True):
    missing = [n for n in results if results[n][metric] is None or math.isnan(results[n][metric])]
    present = [n for n in results if n not in missing]
    return sorted(present, key=lambda n: results[n][metric], reverse=higher_is_better), missing
