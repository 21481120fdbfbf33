def add_ratio(df, num, den, name):
    new = df.eval(f"ratio_ = `{num}` / `{den}`")
    return new.rename(columns={"ratio_": name})
