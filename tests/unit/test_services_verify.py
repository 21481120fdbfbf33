"""`tutor-app check` gives a page the practice services that it declares, new ones for each page."""

from __future__ import annotations

from pathlib import Path

from tutor_app.author.verify import Problem, verify
from tutor_app.course.reader import read_course

HEAD = 'format = 1\ntitle = "C"\n[[part]]\ntitle = "P"\n[[part.stage]]\nid = "talking"\ntitle = "Talking"\n'

FIRST = """
```python
import os

import redis

store = redis.Redis.from_url(os.environ["REDIS_URL"])
store.incr("visits")
```

```output
1
```

```python
import openai

from tutor_app.services.practice import model_api

model_api.script("quota")
try:
    openai.OpenAI(max_retries=0).models.list()
except openai.RateLimitError as error:
    print(error.code)
model_api.requests()
```

```output
insufficient_quota
[1: GET /v1/models -> 429]
```
"""

WITHOUT = """
```python raises=NotRunningError
from tutor_app.services.practice import redis_server

redis_server.commands()
```

```output
NotRunningError: The Redis server is not running. ...
```
"""


def course_problems(folder: Path, **pages: str) -> list[Problem]:
    listed = ", ".join(f'{{ id = "{name}", title = "T" }}' for name in pages)
    (folder / "talking").mkdir()
    (folder / "course.toml").write_text(f"{HEAD}topics = [{listed}]\n", encoding="utf-8")
    (folder / "talking" / "stage.md").write_text("Talk.\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / "talking" / name).mkdir()
        (folder / "talking" / name / "lesson.md").write_text(text, encoding="utf-8")
    return verify(read_course(folder), jobs=2)


def page(text: str, services: str) -> str:
    return f"---\nservices: {services}\n---\n# T\n{text}" if services else f"# T\n{text}"


def test_each_page_has_services_of_its_own(tmp_path: Path) -> None:
    """The second page counts from 1 again; the third has none."""
    both = page(FIRST, "model-api, redis")
    assert course_problems(tmp_path, one=both, two=both, three=page(WITHOUT, "")) == []


def test_a_service_that_was_not_declared_is_missed(tmp_path: Path) -> None:
    problems = course_problems(tmp_path, one=page(FIRST, "redis"))
    assert [(problem.path.name, problem.line) for problem in problems] == [("lesson.md", 24)]
    assert "The model API is not running." in problems[0].message


def test_an_unknown_service_is_named_at_its_line(tmp_path: Path) -> None:
    problems = course_problems(tmp_path, one=page(FIRST, "model-api, kafka, redis"))
    assert [(problem.path.name, problem.line, problem.message) for problem in problems] == [
        ("lesson.md", 2, "Change the service 'kafka' to one of: model-api, redis.")
    ]
