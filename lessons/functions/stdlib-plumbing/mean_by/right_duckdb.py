from pathlib import Path

import duckdb


def mean_by(path: Path, key: str, value: str, chunk_rows: int = 1000) -> dict[str, float]:
    k, v = (f'"{name}"' for name in (key, value))
    with duckdb.connect() as db:
        return dict(
            db.execute(
                f"select {k}, avg(cast(trim({v}) as double)) "
                "from read_csv(?, header=true, all_varchar=true, delim=',', quote='\"') "
                f"where trim({v}) <> '' group by {k}",
                [str(path)],
            ).fetchall()
        )
