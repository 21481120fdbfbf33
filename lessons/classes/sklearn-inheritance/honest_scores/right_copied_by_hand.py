import copy

import numpy as np
from sklearn.metrics import accuracy_score
from sklearn.model_selection import StratifiedKFold


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = StratifiedKFold(n_splits=folds, shuffle=True, random_state=seed)
    result = []
    for train, test in splitter.split(np.zeros(len(y)), y):
        one, two = copy.deepcopy(transformer), copy.deepcopy(model)
        one.fit(X[train], y[train])
        two.fit(one.transform(X[train]), y[train])
        # All rows are transformed, by what the training rows taught.
        said = two.predict(one.transform(X))
        result.append(float(accuracy_score(y[test], said[test])))
    return result
