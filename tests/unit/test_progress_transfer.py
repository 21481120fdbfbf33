"""Everything as one file: out, in, and what two machines have both worked on."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tutor_app.progress import ProgressStore, StoreError

MakeStore = Callable[[str], ProgressStore]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    with ExitStack() as stack:

        def make(name: str) -> ProgressStore:
            store = ProgressStore.open(tmp_path / name)
            stack.callback(store.close)
            return store

        yield make


def work(store: ProgressStore) -> None:
    store.record_opened("slices")
    store.record_opened("tables")
    store.save_draft("slices/middle", "größer = '数 🐍'\r\n\tif:\x00")
    store.save_draft("slices#0123abc", "print(1)")
    store.discard_draft("slices#0123abc")
    store.record_attempt("slices/middle", "a", "not_yet", "Nothing came back, “None”.", "h1", "[]")
    store.record_attempt("slices/middle", "b", "right", "", "h2", "[]")
    store.record_hints("slices/middle", 2)
    store.record_solution_seen("slices/middle")
    store.record_prediction("slices#1", "4", matched=None)
    store.record_prediction("slices#1", "5", matched=True)
    store.record_interview("slices?1", "a copy", "partly")
    store.set_setting("theme", "dark")


def everything(store: ProgressStore, file: Path) -> dict[str, Any]:
    store.export_to(file)
    with zipfile.ZipFile(file) as archive:
        content = json.loads(archive.read("progress.json"))
    del content["exported_at"]
    return dict(content)


def rewrite(file: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """A copy of an export with its JSON changed."""
    with zipfile.ZipFile(file) as archive:
        content = json.loads(archive.read("progress.json"))
    change(content)
    changed = file.with_name("changed.zip")
    with zipfile.ZipFile(changed, "w") as archive:
        archive.writestr("progress.json", json.dumps(content))
    return changed


def test_an_export_brings_everything_to_another_machine(make_store: MakeStore, tmp_path: Path) -> None:
    here, there = make_store("here"), make_store("there")
    work(here)
    first = everything(here, tmp_path / "first.zip")
    assert there.import_from(tmp_path / "first.zip") == "Imported 1 draft and 2 attempts."
    assert everything(there, tmp_path / "second.zip") == first
    assert all(first[table] for table in first), "the test fills every table"


def test_importing_the_same_file_again_changes_nothing(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store("here")
    work(store)
    first = everything(store, tmp_path / "first.zip")
    assert store.import_from(tmp_path / "first.zip") == "Imported 0 drafts and 0 attempts."
    assert everything(store, tmp_path / "second.zip") == first


def test_people_can_read_the_drafts_in_the_file(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store("here")
    store.save_draft("slices/middle", "größer = 1\n")
    store.save_draft("../..//slices#0123", "x")
    store.save_draft("../..//slices?0123", "y")
    store.export_to(tmp_path / "file.zip")
    with zipfile.ZipFile(tmp_path / "file.zip") as archive:
        assert archive.read("drafts/slices/middle.py").decode() == "größer = 1\n"
        assert sorted(archive.namelist()) == [
            "drafts/__/__/slices_0123-2.py",
            "drafts/__/__/slices_0123.py",
            "drafts/slices/middle.py",
            "progress.json",
        ]
        assert "größer" in archive.read("progress.json").decode()


@pytest.mark.parametrize("newer", ["here", "there"])
def test_of_two_drafts_the_newer_stays_and_the_other_is_in_the_history(
    newer: str, make_store: MakeStore, tmp_path: Path
) -> None:
    stores = {name: make_store(name) for name in ("here", "there")}
    older = "there" if newer == "here" else "here"
    for name in (older, newer):
        stores[name].save_draft("slices/middle", f"typed {name}")
    stores["there"].export_to(tmp_path / "file.zip")
    summary = stores["here"].import_from(tmp_path / "file.zip")
    assert "1 replaced draft can be found in the history." in summary
    assert stores["here"].draft("slices/middle") == f"typed {newer}"
    (kept,) = stores["here"].draft_history("slices/middle")
    assert (kept.source, kept.reason) == (f"typed {older}", "import")


def test_the_larger_number_of_hints_and_the_newer_setting_stay(make_store: MakeStore, tmp_path: Path) -> None:
    here, there = make_store("here"), make_store("there")
    there.set_setting("theme", "dark")
    there.set_setting("zoom", 1.5)
    there.record_hints("slices/middle", 3)
    there.record_hints("slices/ends", 1)
    here.set_setting("theme", "light")
    here.record_hints("slices/middle", 1)
    here.record_hints("slices/ends", 3)
    there.export_to(tmp_path / "file.zip")
    here.import_from(tmp_path / "file.zip")
    assert (here.hints_shown("slices/middle"), here.hints_shown("slices/ends")) == (3, 3)
    assert (here.setting("theme"), here.setting("zoom")) == ("light", 1.5)


def test_before_an_import_the_file_is_copied(make_store: MakeStore, tmp_path: Path) -> None:
    store = make_store("here")
    work(store)
    store.export_to(tmp_path / "file.zip")
    store.import_from(tmp_path / "file.zip")
    assert len(list((tmp_path / "here" / "backups").glob("before-import-*.sqlite3"))) == 1


def test_an_import_into_an_open_page_does_not_lose_what_is_typed_next(
    make_store: MakeStore, tmp_path: Path
) -> None:
    here, there = make_store("here"), make_store("there")
    here.save_draft("slices/middle", "mine")
    there.save_draft("slices/middle", "theirs, and newer")
    there.export_to(tmp_path / "file.zip")
    here.import_from(tmp_path / "file.zip")
    here.save_draft("slices/middle", "mine, typed on")
    assert {kept.source for kept in here.draft_history("slices/middle")} == {"mine", "theirs, and newer"}


def not_there(file: Path) -> None:
    file.unlink()


def not_a_zip(file: Path) -> None:
    file.write_bytes(b"this is no zip")


def another_zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("photo.txt", "x")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[80:140] = os.urandom(60)
    file.write_bytes(data)


def no_json(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("progress.json", b'{"format": 1, \xff')


@pytest.mark.parametrize("damage", [not_there, not_a_zip, another_zip, cut, scratched, no_json])
def test_a_damaged_file_is_refused_in_a_sentence_and_changes_nothing(
    damage: Callable[[Path], None], make_store: MakeStore, tmp_path: Path
) -> None:
    store = make_store("here")
    work(store)
    before = everything(store, tmp_path / "before.zip")
    damage(tmp_path / "before.zip")
    with pytest.raises(StoreError, match=r"choose another file|cannot be read"):
        store.import_from(tmp_path / "before.zip")
    assert everything(store, tmp_path / "after.zip") == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda content: content.update(format=99), "newer version"),
        (lambda content: content.pop("format"), "not an export"),
        (lambda content: content["draft"][0].pop("source"), "entry 1 of “draft” has no usable “source”"),
        (lambda content: content["draft"][0].update(source="\ud800"), "no usable “source”"),
        (lambda content: content["draft"][0].update(saved_at="yesterday"), "no usable “saved_at”"),
        (lambda content: content["hints"][0].update(shown="two"), "no usable “shown”"),
        (lambda content: content["hints"][0].update(shown=2**70), "no usable “shown”"),
        (lambda content: content["attempt"].append(7), "entry 3 of “attempt”"),
        (lambda content: content.update(attempt={"a": 1}), "entry 1 of “attempt”"),
    ],
)
def test_a_file_with_wrong_entries_is_refused_and_says_which(
    change: Callable[[dict[str, Any]], object], sentence: str, make_store: MakeStore, tmp_path: Path
) -> None:
    store = make_store("here")
    work(store)
    before = everything(store, tmp_path / "before.zip")
    with pytest.raises(StoreError, match=sentence):
        store.import_from(rewrite(tmp_path / "before.zip", change))
    assert everything(store, tmp_path / "after.zip") == before


def test_an_export_to_a_place_that_cannot_be_written_says_so(make_store: MakeStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="choose another place"):
        make_store("here").export_to(tmp_path / "no such folder" / "file.zip")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drafts=st.dictionaries(st.text(min_size=1), st.text(), max_size=4), answer=st.text())
def test_any_text_survives_the_journey(
    drafts: dict[str, str], answer: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("journey")
    here, there = ProgressStore.open(folder / "here"), ProgressStore.open(folder / "there")
    for key, source in drafts.items():
        here.save_draft(key, source)
    here.record_attempt("slices/middle", answer, "not_yet", answer, "h")
    here.export_to(folder / "file.zip")
    there.import_from(folder / "file.zip")
    assert {key: there.draft(key) for key in drafts} == {key: here.draft(key) for key in drafts}
    assert there.attempts("slices/middle") == here.attempts("slices/middle")
    here.close()
    there.close()
