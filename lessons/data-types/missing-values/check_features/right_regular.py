"""NumPy and dtype kinds; a subclass of ValueError and a message in several lines."""

import numpy as np


class FeatureError(ValueError):
    pass


def check_features(X, columns):
    found = {}
    arrays = {}
    for name in columns:
        if name not in X:
            found[name] = "absent"
        elif len(X):
            kind = getattr(X[name].dtype, "kind", "O")
            if kind not in "iuf":
                found[name] = f"not numeric but {X[name].dtype}"
            else:
                a = arrays[name] = X[name].astype("float64").to_numpy(copy=True)
                counts = [(np.isnan(a).sum(), "missing"), (np.isinf(a).sum(), "infinite")]
                said = [f"{n} {word}" for n, word in counts if n]
                if said:
                    found[name] = " and ".join(said)
    lines = [f"column {name!r} is wrong: {what}" for name, what in found.items()]
    if X.empty and not len(X):
        lines.insert(0, "No rows.")
    if lines:
        raise FeatureError("Cannot forecast.\n" + "\n".join(lines))
    return np.array([arrays[name] for name in columns]).T
