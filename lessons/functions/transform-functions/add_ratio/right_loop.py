def add_ratio(df, num, den, name):
    ratios = []
    for kg, litres in zip(df[num], df[den], strict=True):
        if litres:
            ratios.append(kg / litres)
        elif kg > 0:
            ratios.append(float("inf"))
        elif kg < 0:
            ratios.append(float("-inf"))
        else:
            ratios.append(float("nan"))
    return df.assign(**{name: ratios})
