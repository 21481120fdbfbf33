import pandas as pd


def drop_stop_words(tokens, stop):
    tokens = pd.Series(tokens, dtype=object)
    return tokens[~tokens.isin(list(stop))].tolist()
