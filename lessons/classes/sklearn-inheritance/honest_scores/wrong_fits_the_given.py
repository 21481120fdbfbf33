"""The caller's transformer was fitted"""

from sklearn.model_selection import StratifiedKFold


def honest_scores(transformer, model, X, y, folds, seed):
    scores = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        scaler, learner = transformer, model
        learner.fit(scaler.fit_transform(X[train], y[train]), y[train])
        scores.append(learner.score(scaler.transform(X[test]), y[test]))
    return scores
