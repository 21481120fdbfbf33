def coverage(train, test):
    train_words = []
    for word in train:
        train_words.append(word)
    distinct = {}
    total = found = 0
    for word in test:
        total += 1
        distinct[word] = word in train_words
        if distinct[word]:
            found += 1
    if total == 0:
        raise ValueError
    return sum(distinct.values()) / len(distinct), found / total
