from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.pipeline import Pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    pipe = Pipeline([("prepare", transformer), ("predict", model)])
    splits = list(StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y))
    outcome = cross_validate(pipe, X, y, cv=splits, scoring="accuracy", error_score="raise")
    return [float(score) for score in outcome["test_score"]]
