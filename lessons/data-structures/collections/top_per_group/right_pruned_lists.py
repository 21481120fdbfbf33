def top_per_group(rows, k):
    kept = {}
    for group, score, payload in rows:
        batch = kept.setdefault(group, [])
        batch.append((score, payload))
        if len(batch) > 4 * k:
            batch.sort(key=lambda row: row[0], reverse=True)
            del batch[k:]
    return {group: sorted(batch, key=lambda row: row[0], reverse=True)[:k] for group, batch in kept.items()}
