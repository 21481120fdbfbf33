"""Where the lessons, the resources and the learner's data are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor_app import paths


def test_the_course_and_the_fonts_are_found_in_the_source_tree() -> None:
    assert (paths.lessons_dir() / "course.toml").is_file()
    assert list((paths.resources_dir() / "fonts").glob("*.ttf"))


def test_another_course_can_be_chosen_by_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TUTOR_LESSONS_DIR", str(tmp_path))
    assert paths.lessons_dir() == tmp_path.resolve()


def test_a_chosen_data_folder_is_made_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir(Path("mine")) == tmp_path / "mine"
    assert paths.data_dir(Path("~/mine")) == Path.home() / "mine"
    assert not (tmp_path / "mine").exists()


def test_data_and_cache_are_in_the_users_folders_and_not_in_the_package() -> None:
    assert paths.data_dir().name == paths.cache_dir().name == "python-for-ai-and-data"
    assert paths.data_dir() != paths.cache_dir()
    package = Path(paths.__file__).parent
    for folder in (paths.data_dir(), paths.cache_dir()):
        assert folder.is_absolute()
        assert package not in folder.parents


def test_the_console_works_in_a_folder_beside_the_progress(tmp_path: Path) -> None:
    folder = paths.work_dir(tmp_path / "data")
    assert folder == tmp_path / "data" / "work"
    assert folder.is_dir()


def test_where_no_work_folder_can_be_made_the_console_works_in_one_that_can_be_written(
    tmp_path: Path,
) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("not a folder", encoding="utf-8")
    folder = paths.work_dir(in_the_way)
    assert folder.is_dir()
    assert os.access(folder, os.W_OK)
