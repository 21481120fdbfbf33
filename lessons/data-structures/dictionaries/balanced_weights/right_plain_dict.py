def balanced_weights(labels):
    counts = {}
    n = 0
    for label in labels:
        n += 1
        counts[label] = counts.get(label, 0) + 1
    weights = {}
    for label in counts:
        weights[label] = n / len(counts) / counts[label]
    return weights
