"""Makes a course of many topics out of the small course, for measuring.

    python tests/bench/make_course.py FOLDER TOPICS

Four topics a stage, two stages a part. Every copy says its number in its title, in its prose and in a word
of its own (`topic17word`), so that a search can ask for all topics or for one.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

SMALL_COURSE = Path(__file__).resolve().parent.parent / "small_course"
TOPICS_A_STAGE = 4
STAGES_A_PART = 2


def make_course(folder: Path, topics: int) -> None:
    """Write a course of that many topics into *folder*, which must not exist or be empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty; name another folder.")
    (stage_source,) = (path.parent for path in SMALL_COURSE.glob("*/stage.md"))
    sources = sorted(path.parent for path in stage_source.glob("*/lesson.md"))
    lines = ["format = 1", 'title = "A course for measuring"']
    for first in range(0, topics, TOPICS_A_STAGE):
        stage = first // TOPICS_A_STAGE
        if stage % STAGES_A_PART == 0:
            lines += ["", "[[part]]", f'title = "Part {stage // STAGES_A_PART + 1}"']
        stage_id = f"stage-{stage + 1}"
        lines += ["", "[[part.stage]]", f'id = "{stage_id}"', f'title = "Stage {stage + 1}"', "topics = ["]
        stage_folder = folder / stage_id
        stage_folder.mkdir()
        shutil.copy(stage_source / "stage.md", stage_folder)
        for number in range(first, min(first + TOPICS_A_STAGE, topics)):
            source = sources[number % len(sources)]
            topic_id = f"{source.name}-{number + 1}"
            title = _copy_topic(source, stage_folder / topic_id, number + 1)
            lines.append(f"    {{ id = {json.dumps(topic_id)}, title = {json.dumps(title)} }},")
        lines.append("]")
    (folder / "course.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _copy_topic(source: Path, target: Path, number: int) -> str:
    """Copy a topic under another title; gives the title."""
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    page = target / "lesson.md"
    head, _, rest = page.read_text(encoding="utf-8").partition("\n")
    title = f"{head.removeprefix('# ')} {number}"
    page.write_text(f"# {title}\n\nThis is topic {number}, topic{number}word.\n{rest}", encoding="utf-8")
    return title


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        raise SystemExit("Name a folder and a number of topics: make_course.py FOLDER TOPICS")
    make_course(Path(sys.argv[1]), int(sys.argv[2]))
