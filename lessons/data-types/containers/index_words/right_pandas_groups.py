import pandas as pd


def index_words(docs):
    words = pd.Series(docs).str.lower().str.split().explode()
    return {w: set(i) for w, i in words.groupby(words).groups.items()}
