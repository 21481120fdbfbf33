def rank_models(results, metric, higher_is_better=True):
    def better(a, b):
        return a > b if higher_is_better else a < b

    ranked, missing = [], []
    for name, entry in results.items():
        value = entry.get(metric)
        if value is None or not value == value:
            missing.append(name)
            continue
        place = 0
        while place < len(ranked) and not better(value, results[ranked[place]][metric]):
            place += 1
        ranked.insert(place, name)
    return ranked, missing
