from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = StratifiedKFold(folds, shuffle=True, random_state=seed)
    search = GridSearchCV(make_pipeline(transformer, model), {}, cv=splitter, refit=False)
    results = search.fit(X, y).cv_results_
    return [float(results[f"split{fold}_test_score"][0]) for fold in range(folds)]
